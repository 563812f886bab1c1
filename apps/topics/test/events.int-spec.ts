import {
  applyEvent,
  closeTopicCall,
  findHits,
  getTopicCall,
  getTopicTimeline,
  selectTopic,
  visitor,
  type ReceivedEvent,
} from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { callBy, waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { outboxIsEmpty, startOffices, type Offices, type TestOffice } from './topics.harness.js';
import { people, somebody } from './topics.people.js';
import { at, callAt, handedIn, provincialCall, submit, support, topicNow } from './topics.steps.js';

const anybody = callBy(visitor);

describe('events of other offices', () => {
  let offices: Offices;

  beforeAll(async () => {
    offices = await startOffices();
  });

  afterAll(() => offices.close());

  const apply = async (office: TestOffice, event: ReceivedEvent): Promise<string> =>
    (await office.bus.call(applyEvent('topics'), event, systemCall())).result;

  const standing = { state: 'published', supports: 999, coSponsors: 9 };
  const said = { text: '某事。', actor: '某政协' };

  const topicEvent = (rootCaseId: string, author: string, facts: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
    id: randomUUID(),
    type: 'qsl.topic.published.v1',
    matterKind: 'topic',
    rootCaseId,
    route: author,
    time: new Date().toISOString(),
    author,
    iseq: 1,
    data: { ...said, standing },
    ...facts,
  });

  const voidEntries = async (office: TestOffice, id: string): Promise<string[]> => {
    const { entries } = await office.bus.call(getTopicTimeline, { id }, people.staff);
    return entries.filter((entry) => entry.void).map(({ instance, kind }) => `${instance} ${kind}`);
  };

  it('about a topic are kept and void where their author has no say in it', async () => {
    const { province, county } = offices.of;
    const id = await handedIn(offices, await provincialCall(offices));
    const consultation = { id: randomUUID(), title: '不该有的微协商' };
    const selected = { type: 'qsl.topic.selected.v1', data: { ...said, consultation } };
    const declined = { type: 'qsl.topic.declined.v1', data: { ...said, reason: '无权决定的理由。' } };
    const forged = [
      topicEvent(id, 'x610302'),
      topicEvent(id, 'c610300', { route: 'c610300.p610000' }),
      topicEvent(id, 'x610302', selected),
      topicEvent(id, 'c610300', declined),
      topicEvent(id, 'x610303', selected),
      topicEvent(id, 'x610303', { type: 'qsl.topic.forwarded.v1', route: 'x610303.c610300' }),
    ];
    for (const event of forged) expect(await apply(province, event)).toBe('void');
    expect(await voidEntries(province, id)).toEqual([
      'x610302 topic.published',
      'c610300 topic.published',
      'x610302 topic.selected',
      'c610300 topic.declined',
      'x610303 topic.selected',
      'x610303 topic.forwarded',
    ]);
    expect(await topicNow(province, id)).toMatchObject({ supports: 0, state: 'published', consultation: null });

    expect(await apply(county, topicEvent(id, 'c610300', selected))).toBe('void');
    expect(await apply(county, topicEvent(id, 'p610000'))).toBe('void');
    expect(await voidEntries(county, id)).toEqual(['c610300 topic.selected', 'p610000 topic.published']);
    expect(await topicNow(county, id)).toMatchObject({ state: 'published', supports: 0 });
  });

  it('about the numbers of a topic come from its origin alone', async () => {
    const { province } = offices.of;
    const id = await handedIn(offices, await provincialCall(offices));
    const supported = { type: 'qsl.topic.supported.v1', data: { standing } };
    expect(await apply(province, topicEvent(id, 'x610302', supported))).toBe('void');
    expect(await topicNow(province, id)).toMatchObject({ supports: 0 });
    expect(await apply(province, topicEvent(id, 'x610303', supported))).toBe('applied');
    expect(await topicNow(province, id)).toMatchObject({ supports: 999, coSponsorCount: 9, state: 'published' });
  });

  it('about a topic do not decide on it, whatever state they name', async () => {
    const { province } = offices.of;
    const id = await handedIn(offices, await provincialCall(offices));
    const data = { ...said, standing: { ...standing, state: 'selected' } };
    expect(await apply(province, topicEvent(id, 'x610303', { data }))).toBe('applied');
    expect(await topicNow(province, id)).toMatchObject({ state: 'published' });
  });

  it('about a call are ignored where it is not their author’s, or their author is not above this office', async () => {
    const { county, city } = offices.of;
    const callId = await provincialCall(offices);
    const callEvent = (author: string, facts: Partial<ReceivedEvent> = {}) =>
      topicEvent(callId, author, { type: 'qsl.topic_call.closed.v1', matterKind: 'topic_call', data: {}, ...facts });
    const call = { title: '假冒的征集', brief: '不该出现的内容。', opensOn: '2026-01-01', closesOn: '2099-01-01' };
    const data = { call: { ...call, eligible: ['citizen'], maxPerPerson: 1, scope: { kind: 'all' } } };
    const opened = { type: 'qsl.topic_call.opened.v1', data };
    const foreign = randomUUID();
    for (const event of [
      callEvent('c610300'),
      callEvent('x610302'),
      callEvent('c610300', opened),
      callEvent('x610302', { ...opened, rootCaseId: foreign }),
      callEvent('p610000', { ...opened, rootCaseId: foreign, route: 'c610300.p610000.x610303' }),
    ])
      expect(await apply(county, event)).toBe('void');
    for (const type of ['qsl.topic_call.opened.v1', 'qsl.topic_call.archived.v1'])
      expect(await apply(county, callEvent('p610000', { ...opened, type }))).toBe('applied');
    await expect(apply(county, callEvent('p610000', { type: 'qsl.topic_call.swallowed.v1' }))).rejects.toMatchObject({
      reason: 'event.unsupported_type',
    });
    expect(await county.bus.call(getTopicCall, { id: callId }, anybody)).toMatchObject({
      state: 'open',
      title: '2027年度协商议题征集',
    });
    await expect(county.bus.call(getTopicCall, { id: foreign }, people.staff)).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect(await apply(city, callEvent('x610303'))).toBe('void');
    expect(await city.bus.call(getTopicCall, { id: callId }, anybody)).toMatchObject({ state: 'open' });
  });

  it('about the numbers of an office are its own to tell', async () => {
    const { province } = offices.of;
    const callId = await provincialCall(offices);
    const data = { callId, submitted: 9, published: 9, forwarded: 9, supports: 9 };
    const report = { type: 'qsl.call_report.counted.v1', matterKind: 'call_report' as const, data };
    expect(await apply(province, topicEvent(randomUUID(), 'x610303', report))).toBe('void');
    const { counts } = await province.bus.call(getTopicCall, { id: callId }, people.staff);
    expect(counts.find(({ iid }) => iid === 'x610303')).toMatchObject({ submitted: 0, asOf: null });
  });

  it.each([
    ['qsl.topic.published.v1', { ...said, standing: { ...standing, supports: -1 } }],
    ['qsl.topic.published.v1', { ...said }],
    ['qsl.topic.selected.v1', { ...said }],
    ['qsl.topic.declined.v1', { ...said, reason: '' }],
    ['qsl.topic.supported.v1', {}],
  ])('are refused where they are malformed: %s %j', async (type, data) => {
    const event = topicEvent(randomUUID(), 'x610303', { type, data });
    await expect(apply(offices.of.province, event)).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'event.malformed',
    });
  });

  it('wait for what they build on: a topic for its call, a decision for its topic', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await handedIn(offices, callId);
    await province.bus.call(selectTopic, await at(province, id), people.staff);
    await offices.settle();
    const events = offices.links.events.filter(({ rootCaseId }) => rootCaseId === id);
    const [first, selected] = [events[0], events.find(({ type }) => type === 'qsl.topic.selected.v1')];
    if (!first || !selected) throw new Error('The topic was submitted and selected');
    await wipe(province);
    expect(await apply(province, first)).toBe('waiting');
    await wipe(county);
    expect(await apply(county, selected)).toBe('waiting');
    for (const iid of ['p610000', 'x610303']) offices.links.forget(iid);
    await offices.settle();
    expect(await topicNow(county, id)).toMatchObject({ state: 'selected' });
  });

  it('about an office’s own numbers, come back, do not collide with those that it tells at the same time', async () => {
    const { county } = offices.of;
    const callId = await provincialCall(offices);
    await submit(county, callId);
    const told = await waitUntil(() => offices.links.events.find(({ data }) => data.callId === callId));
    await county.restart({ TOPIC_SWEEP_MS: '3600000' });
    await county.sql.query('delete from call_report where call_id = $1', [callId]);
    await county.sql.query('begin');
    await county.sql.query('insert into call_report (call_id, office, as_of) values ($1, $2, now())', [
      callId,
      county.iid,
    ]);
    const applied = apply(county, told);
    const waits = 'select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
    await waitUntil(async () => ((await county.sql.query(waits)).rowCount ?? 0) >= 1);
    await county.sql.query('commit');
    await expect(applied).resolves.toBe('applied');
    const row = await county.sql.query('select submitted from call_report where call_id = $1', [callId]);
    expect(row.rows).toEqual([{ submitted: 1 }]);
    await county.restart();
  });

  const wipe = async (office: TestOffice): Promise<void> => {
    await outboxIsEmpty(office);
    const tables = ['topic_support', 'co_sponsor', 'topic', 'topic_call', 'call_report', 'timeline_entry'];
    for (const table of [...tables, 'inbox_message', 'code_counter']) await office.sql.query(`delete from ${table}`);
  };

  const shown = async (office: TestOffice, id: string) => {
    const {
      code,
      state,
      title,
      situation,
      decision,
      consultation,
      forwardedAt,
      office: origin,
    } = await topicNow(office, id);
    const { entries } = await office.bus.call(getTopicTimeline, { id }, people.staff);
    const lines = entries.map(({ id: line, kind, text, void: isVoid }) => ({ line, kind, text, isVoid }));
    lines.sort((one, other) => (one.line < other.line ? -1 : 1));
    return { code, state, title, situation, decision, consultation, forwardedAt, origin, lines };
  };

  it('bring back what an office had lost, in whatever order they come, its own among them', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const [selected, waiting, unscreened] = [
      await handedIn(offices, callId),
      await handedIn(offices, callId),
      (await submit(county, callId)).id,
    ];
    await support(county, waiting, somebody());
    await province.bus.call(selectTopic, await at(province, selected), people.staff);
    await province.bus.call(closeTopicCall, await callAt(province, callId), people.staff);
    await offices.settle();
    const all = async () => [
      await shown(county, selected),
      await shown(county, waiting),
      await shown(county, unscreened),
      await shown(province, selected),
      await shown(province, waiting),
    ];
    const before = await all();
    const consultationsBefore = province.consultations.length;
    for (const office of [province, county]) {
      const told = office.announced.length;
      await wipe(office);
      offices.links.forget(office.iid);
      let seed = 7;
      await offices.settle((count) => (seed = (seed * 16_807) % 2_147_483_647) % count);
      expect(await all()).toEqual(before);
      const again = office.announced.slice(told).filter(({ to }) => to.persons?.length);
      expect(again).toEqual([]);
    }
    await waitUntil(() => province.consultations.length > consultationsBefore);
    const asked = province.consultations.filter(({ topicId }) => topicId === selected);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(await county.bus.call(getTopicCall, { id: callId }, anybody)).toMatchObject({ state: 'closed' });
    const codes = [before[2]?.code, (await findable(county, callId)).code];
    expect(new Set(codes).size).toBe(2);
  });

  /** A restored office gives no code twice. */
  async function findable(county: TestOffice, callId: string) {
    await county.sql.query(`update topic_call set state = 'open' where id = $1`, [callId]);
    const receipt = await submit(county, callId, { by: people.other });
    expect((await county.bus.call(findHits('topics'), { q: receipt.code, limit: 5 }, anybody)).items).toEqual([]);
    return receipt;
  }
});
