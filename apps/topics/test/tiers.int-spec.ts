import {
  closeTopicCall,
  findHits,
  forwardTopics,
  getTopicCall,
  listTopicCalls,
  listTopicQueue,
  listTopics,
  visitor,
  type TopicCallView,
} from '@qsl/contracts';
import { callBy, waitUntil } from '@qsl/testing';
import { startOffices, type Offices, type TestOffice } from './topics.harness.js';
import { people, somebody } from './topics.people.js';
import {
  callAt,
  forward,
  handedIn,
  provincialCall,
  openCall,
  submit,
  submitAndPublish,
  support,
  supportBy,
  topicNow,
} from './topics.steps.js';

const anybody = callBy(visitor);

/** Whoever looks right after a command's own work sees nothing of it yet. */
const slowAnswers = `
  create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$;
  create trigger slow before update on idempotent_reply for each row execute function slow()`;

describe('a call of an upper office', () => {
  let offices: Offices;

  beforeAll(async () => {
    offices = await startOffices();
  });

  afterAll(() => offices.close());

  const callNow = (office: TestOffice, id: string, by = people.staff): Promise<TopicCallView> =>
    office.bus.call(getTopicCall, { id }, by);

  const decideQueue = async (office: TestOffice, callId: string) =>
    (await office.bus.call(listTopicQueue, { task: 'decide', callId }, people.staff)).items;

  it('appears at every office below it, whose staff learn of it and whose people may answer', async () => {
    const { city, county, neighbour } = offices.of;
    const callId = await provincialCall(offices);
    for (const office of [city, county, neighbour]) {
      const { items } = await office.bus.call(listTopicCalls, { limit: 1 }, anybody);
      expect(items).toMatchObject([{ id: callId, state: 'open', owner: { iid: 'p610000', name: '陕西省政协' } }]);
      expect(await callNow(office, callId, people.citizen)).toMatchObject({ actions: ['submit'] });
      expect((await callNow(office, callId)).actions).toEqual([]);
      expect(office.announced).toContainEqual(
        expect.objectContaining({ type: 'topics.call.opened', to: { roles: ['staff'] } }),
      );
      await expect(office.bus.call(closeTopicCall, await callAt(office, callId), people.staff)).rejects.toMatchObject({
        kind: 'forbidden',
        reason: 'topic_call.wrong_role',
      });
    }
  });

  it('appears at chosen offices alone; an office between sees it at the desk only', async () => {
    const { province, city, county, neighbour } = offices.of;
    const { id } = await openCall(province, { scope: { kind: 'selected', offices: ['x610303'] } });
    await offices.settle();
    expect(await callNow(county, id, anybody)).toMatchObject({ id });
    await expect(callNow(city, id, people.citizen)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(submit(city, id)).rejects.toMatchObject({ reason: 'topic_call.not_found' });
    expect(await callNow(city, id)).toMatchObject({ id });
    await expect(callNow(neighbour, id)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('gets the screened topics of the counties, of which siblings learn nothing and the city’s portal shows nothing', async () => {
    const { province, city, county, neighbour } = offices.of;
    const callId = await provincialCall(offices);
    const situation = '我叫王秀兰，手机13912345678，直饮水机没有公示滤芯更换日期。';
    const id = await submitAndPublish(county, callId, { situation, displayName: 'real' });
    await supportBy(county, id, 2);
    expect((await county.bus.call(listTopicQueue, { task: 'forward', callId }, people.staff)).items).toHaveLength(1);
    expect((await callNow(county, callId)).actions).toEqual(['forward']);
    expect((await forward(county, callId, id)).actions).toEqual([]);
    await offices.settle();

    expect(await decideQueue(province, callId)).toMatchObject([
      {
        id,
        code: (await topicNow(county, id)).code,
        author: '群众',
        office: { iid: 'x610303' },
        supports: 2,
        coSponsorCount: 0,
        state: 'published',
      },
    ]);
    expect(await topicNow(province, id, anybody)).toMatchObject({
      situation: '我叫王某某，手机［手机号］，直饮水机没有公示滤芯更换日期。',
      actions: [],
    });
    expect((await topicNow(province, id)).actions).toEqual(['select', 'decline']);
    expect((await topicNow(county, id)).actions).toEqual(['support']);
    expect(province.announced).toContainEqual(
      expect.objectContaining({ type: 'topics.topic.received', to: { roles: ['staff'] } }),
    );
    expect((await province.bus.call(listTopics, { callId }, anybody)).items).toHaveLength(1);

    expect(await topicNow(city, id)).toMatchObject({ id, actions: [] });
    await expect(topicNow(city, id, people.citizen)).rejects.toMatchObject({ kind: 'notFound' });
    expect((await city.bus.call(listTopics, { callId }, people.staff)).items).toEqual([]);
    expect((await city.bus.call(findHits('topics'), { q: '直饮水机', limit: 5 }, anybody)).items).toEqual([]);
    await expect(topicNow(neighbour, id)).rejects.toMatchObject({ kind: 'notFound' });
    expect(offices.links.seenBy('x610302').filter(({ author }) => author === 'x610303')).toEqual([]);
  });

  it('is told how many people support what was handed on, in one event however many they are', async () => {
    const { province, county } = offices.of;
    // The sweep of its start is over long before anybody supports anything.
    await county.restart({ TOPIC_SWEEP_MS: '3600000' });
    const callId = await provincialCall(offices);
    const id = await handedIn(offices, callId);
    await offices.settle();
    await supportBy(county, id, 2);
    expect(await topicNow(province, id)).toMatchObject({ supports: 0 });
    await county.restart();
    await waitUntil(async () => {
      await offices.settle();
      return (await topicNow(province, id)).supports === 2;
    });
    const told = offices.links.events.filter(
      ({ type, rootCaseId }) => type === 'qsl.topic.supported.v1' && rootCaseId === id,
    );
    expect(told).toHaveLength(1);
    await support(county, id, somebody());
    await offices.settle();
    expect(await topicNow(province, id)).toMatchObject({ supports: 3, state: 'threshold_reached' });
  });

  it('is told what each county has gathered', async () => {
    const { province, county, neighbour } = offices.of;
    const callId = await provincialCall(offices);
    const forwarded = await handedIn(offices, callId);
    await submit(county, callId);
    await submitAndPublish(neighbour, callId);
    await supportBy(county, forwarded, 1);
    const countsOf = async (iid: string) =>
      (await callNow(province, callId)).counts.find((counts) => counts.iid === iid) ?? null;
    const none = { submitted: 0, published: 0, forwarded: 0, supports: 0, selected: 0 };
    await waitUntil(async () => {
      await offices.settle();
      return (await countsOf('x610303'))?.supports === 1 && (await countsOf('x610302'))?.published === 1;
    });
    expect(await countsOf('x610303')).toMatchObject({ submitted: 2, published: 1, forwarded: 1, supports: 1 });
    expect(await countsOf('x610302')).toMatchObject({ submitted: 1, published: 1, forwarded: 0, supports: 0 });
    expect(await countsOf('c610300')).toMatchObject({ ...none, name: '宝鸡市政协', asOf: null });
    expect(await countsOf('p610000')).toMatchObject(none);
    expect((await callNow(county, callId)).counts).toEqual([]);
    expect((await callNow(province, callId, people.citizen)).counts).toEqual([]);
  });

  it('is told at once of what a browser hands on, whose command is committed together with its answer', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await submitAndPublish(county, callId);
    await county.restart({ TOPIC_SWEEP_MS: '3600000' });
    await county.sql.query(slowAnswers);
    const once = { ...people.staff, idempotencyKey: 'hand-on' };
    await county.bus.call(forwardTopics, { id: callId, topicIds: [id] }, once);
    await waitUntil(async () => {
      await offices.settle();
      return (await callNow(province, callId)).counts.some(
        ({ iid, forwarded }) => iid === 'x610303' && forwarded === 1,
      );
    });
    await county.sql.query('drop trigger slow on idempotent_reply');
    await county.restart();
  });

  it('gets each topic once, of this call, from staff, all of a list or none', async () => {
    const { county } = offices.of;
    const [callId, otherCall] = [await provincialCall(offices), await provincialCall(offices)];
    const first = await submitAndPublish(county, callId);
    const second = await submitAndPublish(county, callId);
    const ofOther = await submitAndPublish(county, otherCall);
    await expect(forward(county, callId, first, ofOther)).rejects.toMatchObject({ reason: 'topic.not_found' });
    expect(await topicNow(county, first)).toMatchObject({ forwardedAt: null });
    await forward(county, callId, first);
    await expect(forward(county, callId, second, first)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.not_forwarded',
    });
    expect(await topicNow(county, second)).toMatchObject({ forwardedAt: null });
    const own = await openCall(county, { scope: { kind: 'own' } });
    const ofOwn = await submitAndPublish(county, own.id);
    await expect(forward(county, own.id, ofOwn)).rejects.toMatchObject({ reason: 'topic.upper_call' });
  });
});
