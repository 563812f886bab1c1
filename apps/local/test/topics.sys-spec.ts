import type { ConsultationView, TimelineView, TopicCallView, TopicPage, TopicReceipt, TopicView } from '@qsl/contracts';
import { inDays, waitUntil } from '@qsl/testing';
import type { ApiClient, OfficeClient } from '../src/index.js';
import { tablesThatHold } from './search-database.js';
import { secondCounty, startTestTree, type TestTree } from './test-tree.js';

const call = {
  title: '民生实事协商议题征集',
  brief: '面向全省征集民生方面的协商议题，一事一报。',
  opensOn: inDays(-1),
  closesOn: inDays(20),
  eligible: ['citizen', 'member'],
  scope: { kind: 'all' },
};

/** Words that stand in one county's topic and nowhere else. */
const ownWords = '滨河路北段盲道断头三十七处';

const topicOf = (callId: string, areaCode: string, situation: string) => ({
  callId,
  areaCode,
  situation,
  title: '城区盲道与无障碍设施协商议题',
  proposal: '建议列出清单，分年整改，结果公示，并请残疾人代表参加验收。',
  displayName: 'real',
});

let trees: TestTree;
let province: OfficeClient;
let first: OfficeClient;
let second: OfficeClient;

beforeAll(async () => {
  trees = await startTestTree({ more: [secondCounty] });
  province = trees.tree.clientOf('p610000');
  first = trees.tree.clientOf('x610303');
  second = trees.tree.clientOf(secondCounty.iid);
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 180_000);

/** Waits until something that came over the links looks so. */
const seen = <T>(person: ApiClient, path: string, isSo: (view: T) => boolean = () => true): Promise<T> =>
  waitUntil(
    async () => {
      const view = await person.find<T>(path);
      return view !== undefined && isSo(view) && view;
    },
    { deadlineMs: 60_000, what: path },
  );

/** Written, screened and published at a county, with supports of others. */
async function publishTopic(
  county: OfficeClient,
  body: ReturnType<typeof topicOf>,
  supporters: string[],
): Promise<string> {
  const { id } = await (await county.as('citizen1')).post<TopicReceipt>('/topics', body);
  const staff = await county.as('staff1');
  await staff.act(`/topics/${id}`, 'screen');
  await staff.act(`/topics/${id}`, 'publish');
  for (const account of supporters) {
    await (await county.as(account)).post(`/topics/${id}/supports`, { supported: true });
  }
  return id;
}

describe('a call of the province, gathered from two counties', () => {
  let callId: string;
  let wanted: string;
  let other: string;
  let consultationId: string;

  it('opens in the portals of all offices below', async () => {
    const staff = await province.as('staff1');
    const draft = await staff.post<TopicCallView>('/topic-calls', call);
    callId = draft.id;
    await expect(first.visitor.find(`/topic-calls/${callId}`)).resolves.toBeUndefined();
    await expect(staff.act<TopicCallView>(`/topic-calls/${callId}`, 'open')).resolves.toMatchObject({ state: 'open' });
    for (const office of [trees.tree.clientOf('c610300'), first, second]) {
      const view = await seen<TopicCallView>(office.visitor, `/topic-calls/${callId}`);
      expect(view).toMatchObject({ title: call.title, isOpen: true, owner: { iid: 'p610000' } });
    }
  });

  it('is answered at the counties, which hand on what they have screened', async () => {
    wanted = await publishTopic(first, topicOf(callId, '610303', `${ownWords}，老人和视障人士出行困难。`), [
      'citizen2',
      'member1',
    ]);
    other = await publishTopic(second, topicOf(callId, '610302', '三个公园入口台阶没有坡道，轮椅进不去。'), [
      'member2',
    ]);
    await (await first.as('staff1')).post(`/topic-calls/${callId}/actions/forward`, { topicIds: [wanted] });
    await (await second.as('staff1')).post(`/topic-calls/${callId}/actions/forward`, { topicIds: [other] });
    const staff = await province.as('staff1');
    for (const id of [wanted, other]) await seen(staff, `/topics/${id}`);
    const { items } = await staff.get<TopicPage>(`/topics/queue?task=decide&callId=${callId}`);
    expect(items.map(({ id }) => id).sort()).toEqual([wanted, other].sort());
    expect(items.map(({ author }) => author)).toEqual(['群众', '群众']);
  });

  it('shows the province how much each county has gathered', async () => {
    const { counts } = await seen<TopicCallView>(
      await province.as('staff1'),
      `/topic-calls/${callId}`,
      (view) => view.counts.filter(({ forwarded }) => forwarded === 1).length === 2,
    );
    const byOffice = Object.fromEntries(counts.map(({ iid, published, supports }) => [iid, { published, supports }]));
    expect(byOffice).toMatchObject({ x610303: { published: 1, supports: 2 }, x610302: { published: 1, supports: 1 } });
    await expect(first.visitor.get<TopicCallView>(`/topic-calls/${callId}`)).resolves.toMatchObject({ counts: [] });
  });

  it('shows neither county anything of the other’s topic', async () => {
    await expect(first.visitor.find(`/topics/${other}`)).resolves.toBeUndefined();
    await expect((await second.as('staff1')).find(`/topics/${wanted}`)).resolves.toBeUndefined();
    for (const url of trees.databasesAt(secondCounty.iid)) {
      await expect(tablesThatHold(url, [ownWords])).resolves.toEqual([]);
    }
  });

  it('cannot be concluded while a topic is undecided', async () => {
    const staff = await province.as('staff1');
    await staff.act(`/topic-calls/${callId}`, 'close');
    await expect(staff.act(`/topic-calls/${callId}`, 'conclude')).rejects.toMatchObject({ status: 409 });
  });

  it('ends with one topic selected and one not, and both authors see why', async () => {
    const staff = await province.as('staff1');
    const selected = await staff.act<TopicView>(`/topics/${wanted}`, 'select', { question: '盲道断头怎样限期改完？' });
    consultationId = selected.consultation?.id ?? '';
    await staff.act(`/topics/${other}`, 'decline', { reason: '已列入年度公园改造计划。' });
    const atHome = await seen<TopicView>(
      await first.as('citizen1'),
      `/topics/${wanted}`,
      ({ state }) => state === 'selected',
    );
    expect(atHome).toMatchObject({ consultation: { id: consultationId, title: '盲道断头怎样限期改完？' }, mine: true });
    const declined = await seen<TopicView>(
      await second.as('citizen1'),
      `/topics/${other}`,
      ({ state }) => state === 'not_selected',
    );
    expect(declined).toMatchObject({ decision: '已列入年度公园改造计划。', consultation: null });
    await expect(staff.act<TopicCallView>(`/topic-calls/${callId}`, 'conclude')).resolves.toMatchObject({
      state: 'selected',
    });
  });

  it('links topic and consultation both ways, in every portal', async () => {
    const path = `/consultations/${consultationId}`;
    const staff = await province.as('staff1');
    const consultation = await seen<ConsultationView>(staff, path);
    expect(consultation).toMatchObject({ state: 'draft', topic: { id: wanted } });
    await staff.act(path, 'announce');
    const below = await seen<ConsultationView>(first.visitor, path);
    expect(below).toMatchObject({ topic: { id: wanted }, owner: { iid: 'p610000' }, isOwn: false });
  });

  it('leaves the whole way of the topic in its timeline at home', async () => {
    const timeline = await seen<TimelineView>(first.visitor, `/topics/${wanted}/timeline`, ({ entries }) =>
      entries.some(({ kind, instance }) => kind === 'topic.selected' && instance === 'p610000'),
    );
    expect(timeline.entries.map(({ instance }) => instance)).toContain('x610303');
    expect(timeline.waiting).toEqual([]);
  });
});
