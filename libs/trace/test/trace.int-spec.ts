import { applyEvent, applyEvents, type ReceivedEvent } from '@qsl/contracts';
import { connectBus, systemCall, type Bus } from '@qsl/messaging';
import { startService, type RunningService } from '@qsl/service-kit';
import {
  freshDatabase,
  schemaDrift,
  startNats,
  waitUntil,
  writeDirectory,
  type FreshDatabase,
  type TestNats,
} from '@qsl/testing';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { getHistory, relayService, submitted, taken, tell, topicsService } from './topics-service.js';

const database = topicsService.database;
if (!database) throw new Error('The service has a database');

describe('the history of a matter', () => {
  let nats: TestNats;
  let fresh: FreshDatabase;
  let bus: Bus;
  let topics: RunningService;
  let relay: RunningService;

  const call = systemCall();
  const historyOf = (rootCaseId: string) => bus.call(getHistory, { rootCaseId }, call);
  const linesOf = async (rootCaseId: string): Promise<string[]> =>
    (await historyOf(rootCaseId)).entries.map(({ text }) => text);
  const apply = (event: ReceivedEvent) => bus.call(applyEvent('topics'), event, call);
  const say = (rootCaseId: string, text: string, how: { isSilent?: boolean; isRolledBack?: boolean } = {}) =>
    bus.call(tell, { rootCaseId, text, isSilent: false, isRolledBack: false, ...how }, call);

  const event = (rootCaseId: string, kind: string, minute: number, major = 1): ReceivedEvent => ({
    id: randomUUIDv7(),
    type: `qsl.${kind}.v${major}`,
    matterKind: 'topic',
    rootCaseId,
    route: 'x610303.c610300',
    time: new Date(Date.UTC(2026, 10, 25, 8, minute)).toISOString(),
    data: { text: kind, actor: '宝鸡市政协' },
    author: 'c610300',
    iseq: 1,
  });

  beforeAll(async () => {
    nats = await startNats();
    fresh = await freshDatabase(database);
    const env = {
      NATS_URL: nats.url,
      DATABASE_URL: fresh.url,
      OFFICE_IID: 'x610303',
      OFFICE_DIRECTORY: writeDirectory(),
      LOG_LEVEL: 'error',
    };
    topics = await startService(topicsService, env);
    relay = await startService(relayService, env);
    bus = await connectBus(nats.url);
  });

  afterAll(async () => {
    await bus.close();
    await relay.close();
    await topics.close();
    await fresh.drop();
    await nats.stop();
  });

  it('has the tables that its entities need', async () => {
    await expect(schemaDrift(database)).resolves.toBe('');
  });

  it('gets a line together with the event that tells of it', async () => {
    const root = randomUUID();
    await say(root, '提交议题。');
    await waitUntil(() => submitted.some(({ rootCaseId }) => rootCaseId === root));
    const [entry] = (await historyOf(root)).entries;
    const told = submitted.find(({ rootCaseId }) => rootCaseId === root);
    expect(entry).toMatchObject({
      instance: 'x610303',
      instanceName: '金台区政协',
      kind: 'topic.published',
      void: false,
    });
    expect(told).toMatchObject({
      id: entry?.id,
      type: 'qsl.topic.published.v1',
      matterKind: 'topic',
      route: 'x610303.c610300',
      time: entry?.at,
      data: { supports: 3, text: '提交议题。', actor: '金台区政协' },
    });
  });

  it('gets no line of what is only told', async () => {
    const root = randomUUID();
    await say(root, '', { isSilent: true });
    await waitUntil(() => submitted.some(({ rootCaseId }) => rootCaseId === root));
    expect(submitted.find(({ rootCaseId }) => rootCaseId === root)?.data).toEqual({ supports: 3 });
    await expect(linesOf(root)).resolves.toEqual([]);
  });

  it('gets neither where the change came to nothing', async () => {
    const [root, next] = [randomUUID(), randomUUID()];
    await expect(say(root, '没有', { isRolledBack: true })).rejects.toMatchObject({ reason: 'history.refused' });
    await say(next, '有');
    await waitUntil(() => submitted.some(({ rootCaseId }) => rootCaseId === next));
    expect(submitted.some(({ rootCaseId }) => rootCaseId === root)).toBe(false);
    await expect(linesOf(root)).resolves.toEqual([]);
  });

  it('takes an event in once, and keeps what its author was not entitled to as void', async () => {
    const root = randomUUID();
    const [told, meddled] = [event(root, 'topic.published', 1), event(root, 'topic.meddled', 2)];
    for (const one of [told, told]) await expect(apply(one)).resolves.toEqual({ result: 'applied' });
    await expect(apply(meddled)).resolves.toEqual({ result: 'void', reason: '发出机关无权作出该事件。' });
    expect(taken.filter((id) => id === told.id)).toHaveLength(1);
    const { entries } = await historyOf(root);
    expect(entries.map((entry) => [entry.id, entry.void])).toEqual([
      [told.id, false],
      [meddled.id, true],
    ]);
  });

  it('keeps nothing of an event that waits for another, and takes it in when that has come', async () => {
    const root = randomUUID();
    const [told, answered] = [event(root, 'topic.published', 1), event(root, 'topic.answered', 2, 3)];
    await expect(apply(answered)).resolves.toEqual({ result: 'waiting' });
    await expect(linesOf(root)).resolves.toEqual([]);
    await apply(told);
    await expect(apply(answered)).resolves.toEqual({ result: 'applied' });
    await expect(linesOf(root)).resolves.toEqual(['topic.published', 'topic.answered']);
  });

  it('has one line of an own event that comes back after a restore', async () => {
    const root = randomUUID();
    await say(root, '提交议题。');
    await waitUntil(() => submitted.some(({ rootCaseId }) => rootCaseId === root));
    const own = submitted.find(({ rootCaseId }) => rootCaseId === root);
    if (!own) throw new Error('The event was submitted');
    await expect(apply({ ...own, author: 'x610303', iseq: 1 })).resolves.toEqual({ result: 'applied' });
    await expect(linesOf(root)).resolves.toEqual(['提交议题。']);
  });

  it('refuses an event that offices have not agreed on', async () => {
    const root = randomUUID();
    await expect(apply({ ...event(root, 'topic.published', 1), type: 'qsl.topic.published.v2' })).rejects.toMatchObject(
      {
        reason: 'event.unsupported_type',
      },
    );
    await expect(apply({ ...event(root, 'topic.published', 1), data: {} })).rejects.toMatchObject({
      reason: 'event.malformed',
    });
  });

  it('takes in what offices of earlier versions say, raised to the present one, and nothing that they could not have said', async () => {
    const root = randomUUID();
    await apply(event(root, 'topic.published', 1));
    const spoken = { ...event(root, 'topic.answered', 2, 1), data: { words: '已答复。', speaker: '陕西省政协' } };
    const text = { ...event(root, 'topic.answered', 3, 2), data: { text: '再答复。', speaker: '陕西省政协' } };
    for (const one of [spoken, text]) await expect(apply(one)).resolves.toEqual({ result: 'applied' });
    const { entries } = await historyOf(root);
    expect(entries.slice(1).map(({ kind, actor, text: said }) => [kind, actor, said])).toEqual([
      ['topic.answered', '陕西省政协', '已答复。'],
      ['topic.answered', '陕西省政协', '再答复。'],
    ]);
    await expect(apply({ ...spoken, id: randomUUIDv7(), data: text.data })).rejects.toMatchObject({
      reason: 'event.malformed',
    });
    await expect(apply(event(root, 'topic.answered', 4, 4))).rejects.toMatchObject({
      reason: 'event.unsupported_type',
    });
  });

  it('counts what waits for each neighbour, and says nothing of it while the relay does not answer', async () => {
    const root = randomUUID();
    expect((await historyOf(root)).waiting).toEqual([
      { peer: 'c610300', peerName: '宝鸡市政协', isUnderway: false, events: 2, since: '2026-11-25T08:01:00.000Z' },
    ]);
    await relay.close();
    expect((await historyOf(root)).waiting).toBeNull();
  });

  it('takes several events as if each had come alone: one that fails or waits holds up its author in that matter alone', async () => {
    const [sound, broken, early] = [randomUUID(), randomUUID(), randomUUID()];
    const events = [
      event(sound, 'topic.published', 1),
      event(broken, 'topic.unheard_of', 1),
      event(early, 'topic.answered', 1, 3),
      event(sound, 'topic.answered', 2, 3),
      event(broken, 'topic.published', 2),
      { ...event(broken, 'topic.published', 3), author: 'p610000' },
      event(early, 'topic.published', 2),
    ];
    const { outcomes } = await bus.call(applyEvents('topics'), { events }, call);
    expect(outcomes.map(({ result }) => result)).toEqual([
      'applied',
      'failed',
      'waiting',
      'applied',
      'waiting',
      'applied',
      'waiting',
    ]);
    await expect(linesOf(sound)).resolves.toEqual(['topic.published', 'topic.answered']);
    await expect(linesOf(broken)).resolves.toEqual(['topic.published']);
    await expect(linesOf(early)).resolves.toEqual([]);
  });
});
