import {
  archiveTopicCall,
  checkHealth,
  closeTopicCall,
  concludeTopicCall,
  declineTopic,
  draftTopicCall,
  getTopicCall,
  listTopicCalls,
  openTopicCall,
  reviseTopicCall,
  visitor,
} from '@qsl/contracts';
import { callBy, waitUntil } from '@qsl/testing';
import { outboxIsEmpty, startOffice, type TestOffice } from './topics.harness.js';
import { people } from './topics.people.js';
import { at, callAt, callText, openCall, publish, submit, submitAndPublish } from './topics.steps.js';

const anybody = callBy(visitor);

describe('a call for topics', () => {
  let office: TestOffice;

  beforeAll(async () => {
    office = await startOffice('city');
  });

  afterAll(() => office.close());

  const draft = (overrides = {}) => office.bus.call(draftTopicCall, callText(overrides), people.staff);
  const get = (id: string, by = people.staff) => office.bus.call(getTopicCall, { id }, by);

  it('is written by staff, and nobody else knows of it before it opens', async () => {
    const { id, ...drafted } = await draft({ maxPerPerson: undefined });
    expect(drafted).toMatchObject({
      state: 'draft',
      publicClass: 'hidden',
      owner: { iid: 'c610300', name: '宝鸡市政协' },
      maxPerPerson: 3,
      threshold: 3,
      isOpen: false,
      version: 1,
      actions: ['revise', 'open'],
    });
    expect(drafted.counts.map(({ iid, asOf }) => [iid, asOf === null])).toEqual([
      ['c610300', false],
      ['x610303', true],
      ['x610302', true],
    ]);
    for (const by of [people.citizen, anybody]) {
      await expect(get(id, by)).rejects.toMatchObject({ kind: 'notFound', reason: 'topic_call.not_found' });
      const { items } = await office.bus.call(listTopicCalls, {}, by);
      expect(items.map((one) => one.id)).not.toContain(id);
    }
    await expect(submit(office, id)).rejects.toMatchObject({ reason: 'topic_call.not_found' });
  });

  it.each([['citizen' as const], ['member' as const], ['leader' as const]])('is not written by a %s', async (who) => {
    await expect(office.bus.call(draftTopicCall, callText(), people[who])).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'topic_call.office_only',
    });
  });

  it('closes no earlier than it opens, and goes to offices below only', async () => {
    await expect(draft({ opensOn: '2026-02-02', closesOn: '2026-02-01' })).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'closesOn', rule: 'notBeforeOpening' }] },
    });
    const scope = { kind: 'selected', offices: ['x610303', 'p610000'] };
    await expect(draft({ scope })).rejects.toMatchObject({
      details: { errors: [{ field: 'scope.offices', rule: 'officeBelow' }] },
    });
    for (const opensOn of ['2026-13-01', '20260101', '2026-01-01T08:00:00Z'])
      await expect(draft({ opensOn })).rejects.toMatchObject({
        details: { errors: expect.arrayContaining([expect.objectContaining({ field: 'opensOn' })]) as object },
      });
    await expect(draft({ title: '　　　　' })).rejects.toMatchObject({ details: { errors: [{ field: 'title' }] } });
  });

  it('is revised as a draft, by whoever has read its last version', async () => {
    const { id } = await draft();
    const revised = { ...callText({ title: '2028年度协商议题征集' }), id, expectedVersion: 1 };
    expect(await office.bus.call(reviseTopicCall, revised, people.staff)).toMatchObject({
      title: '2028年度协商议题征集',
      version: 2,
    });
    await expect(office.bus.call(reviseTopicCall, revised, people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic_call.version_conflict',
      details: { currentVersion: 2 },
    });
    await office.bus.call(openTopicCall, { id, expectedVersion: 2 }, people.staff);
    await expect(
      office.bus.call(reviseTopicCall, { ...revised, expectedVersion: 3 }, people.staff),
    ).rejects.toMatchObject({ kind: 'conflict', reason: 'topic_call.wrong_state' });
  });

  it('opens for everybody, is listed newest first, and says who may answer', async () => {
    const { id } = await openCall(office, { eligible: ['member'] });
    const { items } = await office.bus.call(listTopicCalls, { state: 'open', limit: 1 }, anybody);
    expect(items).toMatchObject([{ id, isOpen: true, publicClass: 'active', topics: 0 }]);
    expect(await get(id, anybody)).toMatchObject({
      actions: [],
      counts: [],
      obstacle: '提交议题需先登录并完成实名认证。',
    });
    expect(await get(id, people.citizen)).toMatchObject({ actions: [], obstacle: '本次征集面向委员。' });
    expect(await get(id, people.member)).toMatchObject({ actions: ['submit'], obstacle: null });
    await expect(office.bus.call(closeTopicCall, await callAt(office, id), people.citizen)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'topic_call.wrong_role',
    });
  });

  it('is paged by a cursor', async () => {
    for (let count = 0; count < 3; count++) await openCall(office);
    const first = await office.bus.call(listTopicCalls, { limit: 2 }, anybody);
    const second = await office.bus.call(listTopicCalls, { limit: 2, cursor: first.nextCursor ?? '' }, anybody);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(ids).toHaveLength(4);
  });

  it('does not open when its last day is over', async () => {
    const { id } = await draft({ opensOn: '2026-01-01', closesOn: '2026-01-02' });
    await expect(office.bus.call(openTopicCall, { id, expectedVersion: 1 }, people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic_call.not_over',
    });
  });

  it('takes topics from its first day to its last, and closes by itself on the day after', async () => {
    const early = await openCall(office, { opensOn: '2099-01-01' });
    expect(early).toMatchObject({ state: 'open', isOpen: false });
    await expect(submit(office, early.id)).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.not_yet' });

    const [over, { id }] = [await openCall(office), await openCall(office)];
    const endYesterday = (callId: string) =>
      office.sql.query(`update topic_call set closes_on = '2026-01-02' where id = $1`, [callId]);
    const isClosed = (callId: string) => waitUntil(async () => (await get(callId)).state === 'closed');
    await endYesterday(over.id);
    await office.restart({ TOPIC_SWEEP_MS: '3600000' });
    await isClosed(over.id);

    await endYesterday(id);
    await expect(submit(office, id)).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.call_closed' });
    expect(await get(id)).toMatchObject({ state: 'open', isOpen: false });
    await office.restart();
    await isClosed(id);
    await waitUntil(() =>
      office.announced.some(({ type, matter }) => type === 'topics.call.closed' && matter.id === id),
    );
  });

  it('is closed once, though several replicas look after it', async () => {
    const calls = [await openCall(office), await openCall(office), await openCall(office)].map(({ id }) => id);
    const twins = [await office.startTwin(), await office.startTwin()];
    await office.sql.query(`update topic_call set closes_on = '2026-01-02' where id = any($1)`, [calls]);
    const closings = () =>
      office.announced.filter(({ type, matter }) => type === 'topics.call.closed' && calls.includes(matter.id));
    await waitUntil(() => closings().length >= calls.length);
    for (const twin of twins) await twin.close();
    await outboxIsEmpty(office);
    expect(
      closings()
        .map(({ matter }) => matter.id)
        .sort(),
    ).toEqual(calls);
    expect(await get(calls[0] ?? '')).toMatchObject({ state: 'closed', version: 3 });
  });

  it('is concluded when everything that was handed in is decided on, and archived after that', async () => {
    const { id } = await openCall(office);
    const waiting = await submitAndPublish(office, id);
    await office.bus.call(closeTopicCall, await callAt(office, id), people.staff);
    await expect(submit(office, id, { by: people.other })).rejects.toMatchObject({ reason: 'topic.call_closed' });
    expect((await get(id)).actions).toEqual([]);
    await expect(office.bus.call(concludeTopicCall, await callAt(office, id), people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic_call.all_decided',
    });

    const reason = '与上年议题重复，本年度不再安排。';
    await office.bus.call(declineTopic, { ...(await at(office, waiting)), reason }, people.leader);
    expect((await get(id)).actions).toEqual(['conclude']);
    expect(await office.bus.call(concludeTopicCall, await callAt(office, id), people.staff)).toMatchObject({
      state: 'selected',
      publicClass: 'done',
    });
    expect(await office.bus.call(archiveTopicCall, await callAt(office, id), people.staff)).toMatchObject({
      state: 'archived',
      actions: [],
    });
  });

  it('is not concluded while this office has not screened everything', async () => {
    const { id } = await openCall(office);
    const unscreened = await submit(office, id);
    await office.bus.call(closeTopicCall, await callAt(office, id), people.staff);
    const conclude = async () => office.bus.call(concludeTopicCall, await callAt(office, id), people.staff);
    await expect(conclude()).rejects.toMatchObject({ reason: 'topic_call.all_decided' });
    await publish(office, unscreened.id);
    await expect(conclude()).rejects.toMatchObject({ reason: 'topic_call.all_decided' });
  });

  it('tells of its health', async () => {
    expect(await office.bus.call(checkHealth('topics'), {}, anybody)).toMatchObject({ service: 'topics' });
  });
});
