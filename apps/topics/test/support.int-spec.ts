import { answerInvitation, declineTopic, inviteCoSponsor, listMyTopics, visitor, withdrawTopic } from '@qsl/contracts';
import { actor, callBy, waitUntil } from '@qsl/testing';
import { startOffice, type TestOffice } from './topics.harness.js';
import { people, somebody } from './topics.people.js';
import { at, openCall, submit, submitAndPublish, support, supportBy, topicNow } from './topics.steps.js';

const anybody = callBy(visitor);

describe('supporting a topic', () => {
  let office: TestOffice;
  let callId: string;

  beforeAll(async () => {
    office = await startOffice('county');
    ({ id: callId } = await openCall(office, { scope: { kind: 'own' }, maxPerPerson: 20 }));
  });

  afterAll(() => office.close());

  it('is done once by each person, however often and however fast they say so', async () => {
    const id = await submitAndPublish(office, callId);
    const supporter = somebody();
    const views = await Promise.all(Array.from({ length: 5 }, () => support(office, id, supporter)));
    expect(views.every(({ supported }) => supported)).toBe(true);
    expect(await topicNow(office, id, anybody)).toMatchObject({ supports: 1, supported: false });
    const again = 'insert into topic_support (topic_id, person_id, at) values ($1, $2, now())';
    await expect(office.sql.query(again, [id, supporter.actor.personId])).rejects.toMatchObject({
      constraint: 'topic_support_pkey',
    });
  });

  it('counts everybody who does so at the same time', async () => {
    const id = await submitAndPublish(office, callId);
    const crowd = Array.from({ length: 8 }, somebody);
    await Promise.all(crowd.map((by) => support(office, id, by)));
    expect(await topicNow(office, id)).toMatchObject({ supports: 8, state: 'threshold_reached' });
    const { rows } = await office.sql.query('select 1 from topic_support where topic_id = $1', [id]);
    expect(rows).toHaveLength(8);
  });

  it('can be taken back until the topic is decided on', async () => {
    const id = await submitAndPublish(office, callId);
    const supporter = somebody();
    await support(office, id, supporter);
    expect(await support(office, id, supporter, false)).toMatchObject({ supports: 0, supported: false });
    expect(await support(office, id, supporter, false)).toMatchObject({ supports: 0 });
    await support(office, id, supporter);
    const reason = '职责已经明确，不再协商。';
    await office.bus.call(declineTopic, { ...(await at(office, id)), reason }, people.staff);
    await expect(support(office, id, supporter, false)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.wrong_state',
    });
    expect(await topicNow(office, id, anybody)).toMatchObject({ state: 'not_selected', decision: reason, supports: 1 });
    const told = await waitUntil(() =>
      office.announced.find(({ type, matter }) => type === 'topics.topic.declined' && matter.id === id),
    );
    const { persons = [] } = told.to;
    expect([...persons].sort()).toEqual([people.citizen, supporter].map((by) => by.actor.personId).sort());
  });

  it('needs a confirmed real name, and is not for one’s own topic', async () => {
    const id = await submitAndPublish(office, callId);
    for (const by of [anybody, people.phoneOnly, people.citizen])
      await expect(support(office, id, by)).rejects.toMatchObject({ kind: 'forbidden', reason: 'topic.wrong_role' });
    const { id: hidden } = await submit(office, callId);
    await expect(support(office, hidden, people.other)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('moves the topic on by itself when enough people do so, and a step back does not undo that', async () => {
    const id = await submitAndPublish(office, callId);
    await supportBy(office, id, 2);
    const last = somebody();
    const before = await topicNow(office, id);
    expect(await support(office, id, last)).toMatchObject({ state: 'threshold_reached', supports: 3, threshold: 3 });
    await support(office, id, last, false);
    expect(await topicNow(office, id)).toMatchObject({
      state: 'threshold_reached',
      supports: 2,
      version: before.version + 1,
    });
    await waitUntil(() =>
      office.announced.some(({ type, matter }) => type === 'topics.topic.threshold_reached' && matter.id === id),
    );
  });

  it('leaves its threshold to the tier unless the office says otherwise', async () => {
    await office.restart({ TOPIC_SUPPORT_THRESHOLD: '' });
    const id = await submitAndPublish(office, callId);
    expect(await topicNow(office, id)).toMatchObject({ threshold: 30 });
    await office.restart();
  });
});

describe('co-signing a topic', () => {
  let office: TestOffice;
  let callId: string;

  beforeAll(async () => {
    office = await startOffice('county');
    ({ id: callId } = await openCall(office, { scope: { kind: 'own' }, maxPerPerson: 20 }));
  });

  afterAll(() => office.close());

  const answer = (id: string, accepted: boolean, by = people.member) =>
    office.bus.call(answerInvitation, { id, accepted }, by);

  it('is asked of a person by account, who sees the topic from then on and answers by name', async () => {
    const { id } = await submit(office, callId, { coSponsors: ['member', 'other'] });
    const told = await waitUntil(() =>
      office.announced.find(({ type, matter }) => type === 'topics.topic.invited' && matter.id === id),
    );
    expect(told).toMatchObject({
      to: { persons: [people.member, people.other].map((by) => by.actor.personId) },
      portalPath: `/topics/${id}`,
    });
    const invited = await topicNow(office, id, people.member);
    expect(invited).toMatchObject({ mine: false, actions: ['answer_invitation'] });
    expect(invited.coSponsors).toMatchObject([{ name: 'member', state: 'invited', mine: true }]);
    expect((await office.bus.call(listMyTopics, {}, people.member)).items.map((one) => one.id)).toContain(id);
    expect((await topicNow(office, id, people.citizen)).coSponsors).toMatchObject([
      { name: 'member', state: 'invited', mine: false },
      { name: 'other', state: 'invited', mine: false },
    ]);
    expect(await topicNow(office, id)).toMatchObject({ coSponsors: [], coSponsorCount: 0 });

    expect(await answer(id, true)).toMatchObject({ coSponsorCount: 1 });
    await answer(id, false, people.other);
    expect((await topicNow(office, id)).coSponsors).toMatchObject([{ name: '赵文博', state: 'accepted' }]);
    expect((await topicNow(office, id, people.citizen)).coSponsors.map(({ state }) => state)).toEqual([
      'accepted',
      'declined',
    ]);
    await expect(answer(id, false)).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.invitation_open' });
  });

  it('is for the invited alone', async () => {
    const { id } = await submit(office, callId, { coSponsors: ['member'] });
    await expect(answer(id, true, people.other)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(answer(id, true, people.staff)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await topicNow(office, id, people.citizen)).coSponsorCount).toBe(0);
  });

  it('expires after seven days, and can be asked again after that only', async () => {
    const { id } = await submit(office, callId, { coSponsors: ['member'] });
    const invite = async () =>
      office.bus.call(inviteCoSponsor, { ...(await at(office, id)), account: 'member' }, people.citizen);
    await expect(invite()).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.already_invited' });
    await office.sql.query(`update co_sponsor set answer_by = now() - interval '1 second' where topic_id = $1`, [id]);
    expect((await topicNow(office, id, people.member)).coSponsors).toMatchObject([{ state: 'expired' }]);
    await expect(answer(id, true)).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.invitation_open' });
    expect((await invite()).coSponsors).toMatchObject([{ name: 'member', state: 'invited' }]);
    await answer(id, true);
  });

  it('is asked by the author alone, of known accounts, not of oneself, of ten people at most', async () => {
    const { id } = await submit(office, callId);
    const invite = async (account: string, by = people.citizen) =>
      office.bus.call(inviteCoSponsor, { ...(await at(office, id)), account }, by);
    await expect(invite('other', people.staff)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(invite('other', somebody())).rejects.toMatchObject({ kind: 'notFound' });
    for (const account of ['nobody', 'phoneOnly', 'citizen'])
      await expect(invite(account)).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [expect.objectContaining({ field: 'account' })] },
      });
    const row = `insert into co_sponsor (id, topic_id, person_id, account, answer, answer_by)
      values (gen_random_uuid(), $1, $2, 'x', 'accepted', now())`;
    for (let count = 0; count < 10; count++) await office.sql.query(row, [id, actor().personId]);
    await expect(invite('member')).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.too_many_co_sponsors' });
  });

  it('ends with a decision or a withdrawal', async () => {
    const { id } = await submit(office, callId, { coSponsors: ['member'] });
    const withdrawal = { ...(await at(office, id)), code: 'solved' as const };
    await office.bus.call(withdrawTopic, withdrawal, people.citizen);
    await expect(answer(id, true)).rejects.toMatchObject({ kind: 'conflict', reason: 'topic.wrong_state' });
  });
});
