import {
  closeTopicCall,
  concludeTopicCall,
  declineTopic,
  getTopicCall,
  getTopicTimeline,
  listTopicQueue,
  selectTopic,
  visitor,
  withdrawTopic,
} from '@qsl/contracts';
import { callBy, waitUntil } from '@qsl/testing';
import { startOffices, type Offices } from './topics.harness.js';
import { people, somebody } from './topics.people.js';
import {
  at,
  callAt,
  forward,
  handedIn,
  provincialCall,
  submit,
  submitAndPublish,
  support,
  topicNow,
} from './topics.steps.js';

const anybody = callBy(visitor);

describe('the decision of an upper office', () => {
  let offices: Offices;

  beforeAll(async () => {
    offices = await startOffices();
  });

  afterAll(() => offices.close());

  it('selects: the topic becomes a consultation, and its county shows and tells it', async () => {
    const { province, city, county } = offices.of;
    const callId = await provincialCall(offices);
    const supporter = somebody();
    const id = await submitAndPublish(county, callId);
    await support(county, id, supporter);
    await forward(county, callId, id);
    await offices.settle();
    const selected = await province.bus.call(selectTopic, await at(province, id), people.staff);
    await offices.settle();
    const consultation = { id: selected.consultation?.id, title: '明确直饮水机的监管部门' };
    for (const office of [province, city, county])
      expect(await topicNow(office, id)).toMatchObject({ state: 'selected', consultation, actions: [] });
    expect(province.consultations).toContainEqual(
      expect.objectContaining({ id: consultation.id, topicId: id, scope: { kind: 'all' } }),
    );
    expect(county.consultations).toEqual([]);
    const told = await waitUntil(() =>
      county.announced.find(({ type, matter }) => type === 'topics.topic.selected' && matter.id === id),
    );
    expect(told.to.persons).toEqual(expect.arrayContaining([people.citizen, supporter].map((by) => by.actor.personId)));
    const timeline = await county.bus.call(getTopicTimeline, { id }, anybody);
    expect(timeline).toMatchObject({ holder: { iid: 'x610303' } });
    expect(timeline.route.map(({ iid }) => iid)).toEqual(['x610303', 'c610300', 'p610000']);
    const lines = ['submitted', 'screening', 'published', 'forwarded'].map((verb) => `x610303 topic.${verb}`);
    expect(timeline.entries.map(({ instance, kind }) => `${instance} ${kind}`)).toEqual([
      ...lines,
      'p610000 topic.selected',
    ]);
  });

  it('does not select without a reason, which comes back as well', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await handedIn(offices, callId);
    expect(await county.bus.call(getTopicTimeline, { id }, anybody)).toMatchObject({ holder: { iid: 'p610000' } });
    const empty = { ...(await at(province, id)), reason: '' };
    await expect(province.bus.call(declineTopic, empty, people.staff)).rejects.toMatchObject({ kind: 'invalid' });
    const reason = '已列入省政协2026年度协商计划。';
    await province.bus.call(declineTopic, { ...empty, reason }, people.staff);
    await offices.settle();
    expect(await topicNow(county, id, anybody)).toMatchObject({ state: 'not_selected', decision: reason });
    await expect(support(county, id, somebody())).rejects.toMatchObject({ reason: 'topic.wrong_state' });
  });

  it('decides even where the author takes the topic back at the same time', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await handedIn(offices, callId);
    await county.bus.call(withdrawTopic, { ...(await at(county, id)), code: 'other' }, people.citizen);
    await province.bus.call(selectTopic, await at(province, id), people.staff);
    await offices.settle();
    for (const office of [province, county]) expect(await topicNow(office, id)).toMatchObject({ state: 'selected' });
  });

  it('cannot select what was taken back before', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await handedIn(offices, callId);
    await county.bus.call(withdrawTopic, { ...(await at(county, id)), code: 'solved' }, people.citizen);
    await offices.settle();
    const query = { task: 'decide', callId } as const;
    expect((await province.bus.call(listTopicQueue, query, people.staff)).items).toEqual([]);
    await expect(province.bus.call(selectTopic, await at(province, id), people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.wrong_state',
    });
  });

  it('is not selected from by a county, which may decline what it does not hand on', async () => {
    const { county } = offices.of;
    const callId = await provincialCall(offices);
    const id = await submitAndPublish(county, callId);
    await expect(county.bus.call(selectTopic, await at(county, id), people.staff)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.own_call',
    });
    const reason = '属于县级事权，已转有关部门办理。';
    await county.bus.call(declineTopic, { ...(await at(county, id)), reason }, people.staff);
    expect(await topicNow(county, id, anybody)).toMatchObject({ state: 'not_selected', decision: reason });
  });

  it('is concluded when all is decided, and takes nothing after that', async () => {
    const { province, county } = offices.of;
    const callId = await provincialCall(offices);
    const late = await submitAndPublish(county, callId);
    const id = await handedIn(offices, callId);
    await province.bus.call(closeTopicCall, await callAt(province, callId), people.staff);
    await offices.settle();
    await expect(submit(county, callId)).rejects.toMatchObject({ reason: 'topic.call_closed' });
    const conclude = async () => province.bus.call(concludeTopicCall, await callAt(province, callId), people.staff);
    await expect(conclude()).rejects.toMatchObject({ kind: 'conflict', reason: 'topic_call.all_decided' });
    await province.bus.call(selectTopic, await at(province, id), people.staff);
    await conclude();
    await offices.settle();
    expect(await county.bus.call(getTopicCall, { id: callId }, anybody)).toMatchObject({ state: 'selected' });
    await expect(forward(county, callId, late)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'topic.call_running',
    });
  });

  it('travels without anybody’s name, account or id', async () => {
    const said = JSON.stringify(offices.links.events);
    expect(offices.links.events.length).toBeGreaterThan(30);
    for (const { actor } of Object.values(people)) {
      expect(said).not.toContain(actor.name);
      expect(said).not.toContain(actor.personId);
    }
  });
});
