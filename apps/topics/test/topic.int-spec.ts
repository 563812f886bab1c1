import {
  declineTopic,
  findHits,
  getTopic,
  getTopicTimeline,
  listMyTopics,
  listTopicQueue,
  listTopics,
  publishTopic,
  referrals,
  refuseTopic,
  returnTopic,
  reviseTopic,
  screenTopic,
  selectTopic,
  visitor,
  withdrawTopic,
  type Call,
} from '@qsl/contracts';
import { callBy, waitUntil } from '@qsl/testing';
import { startOffice, type TestOffice } from './topics.harness.js';
import { people, somebody } from './topics.people.js';
import { at, openCall, publish, submit, submitAndPublish, topicNow, topicText } from './topics.steps.js';

const anybody = callBy(visitor);

describe('a topic', () => {
  let office: TestOffice;
  let callId: string;

  beforeAll(async () => {
    office = await startOffice('county');
    ({ id: callId } = await openCall(office, { scope: { kind: 'own' }, maxPerPerson: 20 }));
  });

  afterAll(() => office.close());

  const told = (type: string, id: string) =>
    waitUntil(() => office.announced.find((one) => one.type === `topics.topic.${type}` && one.matter.id === id));

  it('is submitted with a code and a clock of five working days, and lands on the table of the staff', async () => {
    const receipt = await submit(office, callId);
    expect(receipt).toMatchObject({ state: 'submitted', version: 1 });
    expect(receipt.code).toMatch(/^QSL-610303-20\d\d-T\d{5}$/);
    const { items } = await office.bus.call(listTopicQueue, { task: 'screen', callId }, people.staff);
    expect(items).toMatchObject([{ id: receipt.id, light: 'green', author: '王先生/女士' }]);
    expect(items[0]?.dueAt).toMatch(/T10:00:00.000Z$/);
    expect(await told('submitted', receipt.id)).toMatchObject({
      to: { roles: ['staff'] },
      deskPath: `/desk/screening/${receipt.id}`,
      by: people.citizen.actor.personId,
    });
  });

  it.each<[string, Call, string]>([
    ['a visitor', anybody, 'topic.real_name_needed'],
    ['somebody with a phone only', people.phoneOnly, 'topic.real_name_needed'],
    ['staff', people.staff, 'topic.not_eligible'],
  ])('is not taken from %s', async (_who, by, reason) => {
    await expect(submit(office, callId, { by })).rejects.toMatchObject({ kind: 'forbidden', reason });
  });

  it.each([
    ['proposal', { situation: '情'.repeat(800), analysis: '析'.repeat(400), proposal: '建'.repeat(301) }],
    ['situation', { situation: `${' '.repeat(9)}情况` }],
    ['areaCode', { areaCode: '990000' }],
    ['title', { title: '题'.repeat(61) }],
    ['coSponsors.1', { coSponsors: ['other', 'nobody'] }],
    ['coSponsors.0', { coSponsors: ['phoneOnly'] }],
    ['coSponsors.0', { coSponsors: ['citizen'] }],
  ])('is refused where %s breaks a rule', async (field, overrides) => {
    await expect(submit(office, callId, overrides)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [expect.objectContaining({ field })] },
    });
  });

  it('takes 1500 characters in all', async () => {
    const text = { situation: '情'.repeat(800), analysis: '析'.repeat(400), proposal: '建'.repeat(300) };
    expect(await submit(office, callId, text)).toMatchObject({ state: 'submitted' });
  });

  it('is limited per person and call, also when several are sent at once, and one taken back makes room', async () => {
    const limited = await openCall(office, { scope: { kind: 'own' }, maxPerPerson: 2 });
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => submit(office, limited.id)));
    const taken = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(taken).toHaveLength(2);
    for (const one of results.filter(({ status }) => status === 'rejected'))
      expect(one).toMatchObject({ reason: { kind: 'conflict', reason: 'topic.limit_reached' } });
    await submit(office, limited.id, { by: people.other });

    const [first] = taken;
    const withdrawal = { ...(await at(office, first?.id ?? '')), code: 'mistaken' as const };
    await office.bus.call(withdrawTopic, withdrawal, people.citizen);
    await submit(office, limited.id);
    await expect(submit(office, limited.id)).rejects.toMatchObject({ reason: 'topic.limit_reached' });
  });

  it('is seen before its publication by author and office alone; others learn nothing of it', async () => {
    const { id } = await submit(office, callId);
    for (const by of [anybody, people.other]) {
      for (const contract of [getTopic, getTopicTimeline])
        await expect(office.bus.call(contract as typeof getTopic, { id }, by)).rejects.toMatchObject({
          kind: 'notFound',
          reason: 'topic.not_found',
        });
      await expect(office.bus.call(withdrawTopic, { id, expectedVersion: 1, code: 'other' }, by)).rejects.toMatchObject(
        { kind: 'notFound' },
      );
    }
    expect((await topicNow(office, id, people.citizen)).actions).toEqual(['withdraw', 'invite']);
    expect((await topicNow(office, id)).actions).toEqual(['screen']);
    expect((await topicNow(office, id, people.leader)).actions).toEqual([]);
  });

  it('becomes public without personal data; its author sees what they wrote', async () => {
    const situation = '我叫王秀兰，电话13912345678，小区直饮水机没有公示滤芯更换日期。';
    const id = await submitAndPublish(office, callId, { situation, displayName: 'anonymous' });
    expect(await topicNow(office, id, anybody)).toMatchObject({
      situation: '我叫王某某，电话［手机号］，小区直饮水机没有公示滤芯更换日期。',
      author: '群众',
      office: { iid: 'x610303', name: '金台区政协' },
      state: 'published',
      publicClass: 'active',
      mine: false,
      dueAt: null,
      threshold: 3,
      actions: [],
    });
    expect(await topicNow(office, id, people.citizen)).toMatchObject({ situation, mine: true });
    expect(await told('published', id)).toMatchObject({ to: { persons: [people.citizen.actor.personId] } });
    expect(JSON.stringify(office.announced)).not.toMatch(/王秀兰|13912345678/);
  });

  it('is given back, revised by its author and screened again', async () => {
    const { id } = await submit(office, callId);
    await office.bus.call(screenTopic, await at(office, id), people.staff);
    const text = '请补充小区名称和设备数量。';
    await office.bus.call(returnTopic, { ...(await at(office, id)), text }, people.staff);
    expect(await topicNow(office, id, people.citizen)).toMatchObject({
      state: 'needs_revision',
      notice: { code: 'needs_revision', text, referral: null },
      actions: ['revise', 'withdraw', 'invite'],
    });
    const { title, situation, proposal } = topicText(callId, { title: '明确小区直饮水机的监管部门' });
    const revision = { ...(await at(office, id)), title, situation, proposal };
    await expect(office.bus.call(reviseTopic, revision, people.staff)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await office.bus.call(reviseTopic, revision, people.citizen)).toMatchObject({
      state: 'submitted',
      title,
      analysis: null,
    });
    expect(await publish(office, id)).toMatchObject({ state: 'published', notice: null });
  });

  it('is refused with a code and where to go instead', async () => {
    const { id } = await submit(office, callId);
    await office.bus.call(screenTopic, await at(office, id), people.staff);
    const refusal = { code: 'petition_case', text: '属于信访事项。' } as const;
    await office.bus.call(refuseTopic, { ...(await at(office, id)), ...refusal }, people.staff);
    expect(await topicNow(office, id, people.citizen)).toMatchObject({
      state: 'rejected',
      notice: { ...refusal, referral: referrals.petition_case },
      actions: [],
    });
    expect(await told('refused', id)).toMatchObject({ text: `议题未通过审核。${referrals.petition_case}` });
    await expect(topicNow(office, id, anybody)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('moves only from the right state, by the right person, on its last version', async () => {
    const { id } = await submit(office, callId);
    await expect(office.bus.call(publishTopic, { id, expectedVersion: 1 }, people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.wrong_state',
    });
    await expect(office.bus.call(screenTopic, { id, expectedVersion: 1 }, people.citizen)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'topic.wrong_role',
    });
    await office.bus.call(screenTopic, { id, expectedVersion: 1 }, people.staff);
    await expect(office.bus.call(publishTopic, { id, expectedVersion: 1 }, people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.version_conflict',
      details: { currentVersion: 2 },
    });
  });

  it('is selected at this office for a call of its own: it becomes a consultation, linked both ways', async () => {
    const id = await submitAndPublish(office, callId);
    const { items } = await office.bus.call(listTopicQueue, { task: 'decide', limit: 100 }, people.leader);
    expect(items.map((one) => one.id)).toContain(id);
    const question = '直饮水机由谁监管？';
    const selected = await office.bus.call(selectTopic, { ...(await at(office, id)), question }, people.staff);
    expect(selected).toMatchObject({ state: 'selected', publicClass: 'done', consultation: { title: question } });
    const asked = await waitUntil(() => office.consultations.find(({ topicId }) => topicId === id));
    expect(asked).toMatchObject({
      id: selected.consultation?.id,
      topicTitle: '明确直饮水机的监管部门',
      title: question,
      scope: { kind: 'own' },
    });
    expect(asked.summary).toMatch(/^情况：.+\n\n分析：.+\n\n建议：.+$/);
    const { items: left } = await office.bus.call(listTopicQueue, { task: 'decide', limit: 100 }, people.leader);
    expect(left.map((one) => one.id)).not.toContain(id);
    expect(await told('selected', id)).toMatchObject({ to: { watchers: true } });
  });

  it('is decided on in words, not in spaces', async () => {
    const id = await submitAndPublish(office, callId);
    const now = await at(office, id);
    const isInvalid = (field: string) => ({ kind: 'invalid', details: { errors: [{ field, rule: 'minLength' }] } });
    await expect(office.bus.call(selectTopic, { ...now, question: '  谁监管  ' }, people.staff)).rejects.toMatchObject(
      isInvalid('question'),
    );
    await expect(office.bus.call(declineTopic, { ...now, reason: '　　　　' }, people.staff)).rejects.toMatchObject(
      isInvalid('reason'),
    );
  });

  it('has a history of its steps', async () => {
    const id = await submitAndPublish(office, callId);
    const timeline = await office.bus.call(getTopicTimeline, { id }, anybody);
    expect(timeline).toMatchObject({ rootCaseId: id, holder: { iid: 'x610303' }, route: [{ iid: 'x610303' }] });
    expect(timeline.entries.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'topic.submitted 群众',
      'topic.screening 金台区政协',
      'topic.published 金台区政协',
    ]);
  });

  it('is listed to everybody, newest first, by words and division, and to its author in every state', async () => {
    const author = somebody();
    const id = await submitAndPublish(office, callId, { by: author, title: '增加K12路公交班次' });
    const hidden = await submit(office, callId, { by: author, title: '增加K13路公交班次' });
    const found = async (query: object) =>
      (await office.bus.call(listTopics, query, anybody)).items.map((one) => one.id);
    expect(await found({ q: '公交 k12' })).toEqual([id]);
    expect((await found({ callId, areaCode: '610300' }))[0]).toBe(id);
    expect(await found({ areaCode: '610302' })).toEqual([]);
    expect(await found({ state: 'submitted' })).toEqual([]);
    const mine = await office.bus.call(listMyTopics, {}, author);
    expect(mine.items.map((one) => one.id)).toEqual([hidden.id, id]);
    expect(await office.bus.call(listMyTopics, {}, anybody)).toEqual({ items: [], nextCursor: null });
    const hits = await office.bus.call(findHits('topics'), { q: '公交', limit: 10 }, anybody);
    expect(hits.items).toMatchObject([{ id, kind: 'topic', rank: 2, title: '增加K12路公交班次' }]);
    const search = (q: string) => office.bus.call(findHits('topics'), { q, limit: 10 }, anybody);
    expect((await search(mine.items[0]?.code ?? '')).items).toEqual([]);
    expect((await search(mine.items[1]?.code ?? '')).items).toMatchObject([{ id, rank: 3, publicClass: 'active' }]);
  });

  it('shows its queues to the office alone, the most urgent first, in pages', async () => {
    await expect(office.bus.call(listTopicQueue, { task: 'screen' }, people.citizen)).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'topic.office_only',
    });
    const all = await office.bus.call(listTopicQueue, { task: 'screen', limit: 100 }, people.staff);
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await office.bus.call(listTopicQueue, { task: 'screen', limit: 2, cursor }, people.staff);
      ids.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    expect(ids).toEqual(all.items.map((one) => one.id));
    expect(ids.length).toBeGreaterThan(3);
  });
});
