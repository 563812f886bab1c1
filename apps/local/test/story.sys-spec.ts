import { suggestionStates, type TimelineView, type TrackView } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { Matter, texts, waterOutcome, waterReply } from '../src/index.js';
import { inDatabase, tablesThatHold } from './search-database.js';
import { startTestTree, type TestTree } from './test-tree.js';

/** Somebody whose name and phone occur nowhere else. */
const citizen = { name: '欧阳鉴真', phone: '14099887766' };

const upward = { reasonCode: 'beyond_authority', reason: '区级没有直饮水设施的监管权限，请市级统筹研究。' } as const;
const onward = { reasonCode: 'needs_regulation', reason: '涉及三个部门，需要省级明确职责、出台规定。' } as const;
const downward = { reasonCode: 'local_competence', reason: '所涉情况在县区，请就地核实并提出意见。' } as const;

const water = { ...texts.waterMachines, areaCode: '610303', at: 'county', by: 'citizen1' } as const;

let trees: TestTree;

beforeAll(async () => {
  trees = await startTestTree();
  const identity = trees.databaseOf('county', 'identity');
  await inDatabase(identity, `update person set name = $1, phone = $2 where account = 'citizen1'`, [
    citizen.name,
    citizen.phone,
  ]);
}, 120_000);

afterAll(async () => {
  await trees?.close();
}, 180_000);

const timelineAt = async (matter: Matter): Promise<TimelineView> => {
  const author = await matter.person(matter.origin, matter.author);
  return author.get<TimelineView>(`/suggestions/${matter.receipt.id}/timeline`);
};

/** Waits until the citizen's timeline says so. */
const timelineSays = (matter: Matter, says: (timeline: TimelineView) => boolean): Promise<TimelineView> =>
  waitUntil(
    async () => {
      const timeline = await timelineAt(matter);
      return says(timeline) && timeline;
    },
    { deadlineMs: 60_000 },
  );

const kindsOf = ({ entries }: TimelineView): string[] => entries.map(({ kind, instance }) => `${instance} ${kind}`);

describe('one matter crosses three tiers', () => {
  let matter: Matter;
  let first: string;
  let second: string;

  it('is submitted at the county, reviewed and filed, and handed to the city with a reason and a signature', async () => {
    matter = await Matter.submit(trees.stage, {
      ...water,
      body: `${water.body}我叫${citizen.name}，电话${citizen.phone}。`,
    });
    expect(matter.receipt).toMatchObject({
      code: expect.stringMatching(/^QSL-610303-\d{4}-\d{4,}$/) as string,
      state: 'submitted',
    });
    await expect(matter.file('county', '予以立案。')).resolves.toMatchObject({ state: 'filed' });
    first = (await matter.compose('county', 'city', upward)).id;
    await expect(matter.signOff('county')).resolves.toMatchObject({ id: first, state: 'sent', kind: 'escalate' });
    await expect(matter.viewAt('county')).resolves.toMatchObject({ state: 'escalated' });
  });

  it('is accepted by the city, which assigns its housing unit and escalates to the province', async () => {
    await expect(matter.accept('city')).resolves.toMatchObject({ state: 'accepted', direction: 'in' });
    await matter.assign('city', 'housing');
    second = (await matter.transfer('city', 'province', onward)).id;
    await matter.accept('province');
    await matter.assign('province', 'health');
    await matter.sign('province', 'health');
    const { holder, route } = await timelineSays(matter, (timeline) => timeline.holder.unit?.includes('卫生') === true);
    expect(holder).toMatchObject({ iid: 'p610000', tier: 'province', dueAt: expect.any(String) as string });
    expect(route.map(({ iid }) => iid)).toEqual(['x610303', 'c610300', 'p610000']);
  });

  it('is answered by the province with an outcome that city and county pass on to the citizen', async () => {
    await matter.reply('province', 'health', waterReply, 'resolved');
    await matter.approve('province', '演示函〔2026〕1号', 'resolved');
    await matter.publish('province', waterOutcome);
    await matter.confirm('city', second, '我市将组织落实。');
    await matter.confirm('county', first);
    const suggestion = await waitUntil(async () => {
      const view = await matter.suggestion();
      return view.state === 'answered' && view;
    });
    expect(suggestion).toMatchObject({
      outcome: waterOutcome,
      reply: { docNumber: '演示函〔2026〕1号', grade: 'resolved' },
    });
  });

  it('shows every hop to whoever has code and query code, and to nobody else', async () => {
    const { code, queryCode } = matter.receipt;
    const { visitor } = trees.clients.county;
    const { suggestion, timeline } = await waitUntil(async () => {
      const track = await visitor.get<TrackView>(`/track?code=${code}&queryCode=${queryCode}`);
      return track.timeline.waiting.length === 0 && track;
    });
    expect(suggestion).toMatchObject({ code, state: 'answered', outcome: { docNumber: waterOutcome.docNumber } });
    expect(new Set(timeline.entries.map(({ instance }) => instance))).toEqual(
      new Set(['x610303', 'c610300', 'p610000']),
    );
    expect(timeline.crossings).toHaveLength(2);
    expect(timeline.entries.some(({ outcome }) => outcome?.docNumber === waterOutcome.docNumber)).toBe(true);
    const wrong = queryCode === '22222222' ? '33333333' : '22222222';
    await expect(visitor.get(`/track?code=${code}&queryCode=${wrong}`)).rejects.toMatchObject({ status: 404 });
  });

  it('is rated on two axes by its author and closes', async () => {
    const rated = await matter.rate('satisfied', 'mostly_satisfied', '讲清楚了由谁来管。');
    expect(rated).toMatchObject({ rating: { attitude: 'satisfied', result: 'mostly_satisfied' } });
    const closed = await waitUntil(async () => {
      const view = await matter.suggestion();
      return view.state === 'closed' && view;
    });
    expect(suggestionStates).toContain(closed.state);
    await expect(matter.viewAt('county')).resolves.toMatchObject({ state: 'closed' });
  });

  it('is the same history at all three offices', async () => {
    const seen = kindsOf(await timelineAt(matter)).sort();
    for (const tier of ['city', 'province'] as const) {
      await waitUntil(async () => {
        const { timeline } = await matter.viewAt(tier);
        return expect(kindsOf(timeline).sort()).toEqual(seen) === undefined;
      });
    }
  });

  it('leaves neither name nor phone of the citizen in any column of any database of city or province', async () => {
    const secrets = Object.values(citizen);
    const known = await tablesThatHold(trees.databaseOf('county', 'identity'), secrets);
    expect(known).toEqual(secrets.map((secret) => `${secret} in public.person`).sort());
    for (const url of [...trees.databasesOf('city'), ...trees.databasesOf('province')]) {
      await expect(tablesThatHold(url, secrets)).resolves.toEqual([]);
    }
  });
});

describe('other ways between the tiers', () => {
  it('comes back with a reason when the city is not competent, and the county handles it itself', async () => {
    const matter = await Matter.submit(trees.stage, { ...water, ...texts.waterTaste, by: 'citizen2' });
    await matter.file('county');
    await matter.transfer('county', 'city', upward);
    await matter.sendBack('city', 'not_competent', '水箱清洗由区级主管部门监管，请就地办理。');
    await expect(matter.transferIs('county', 'returned')).resolves.toMatchObject({
      returned: { code: 'not_competent', text: '水箱清洗由区级主管部门监管，请就地办理。' },
    });
    expect((await timelineAt(matter)).holder.iid).toBe('x610303');
    await expect(matter.assign('county', 'housing')).resolves.toMatchObject({ state: 'assigned' });
  });

  it('goes from the province over the city down to the county, and the answer comes back up', async () => {
    const matter = await Matter.submit(trees.stage, {
      ...texts.provinceOrchards,
      areaCode: '610000',
      at: 'province',
      by: 'citizen2',
    });
    await matter.file('province');
    const { id: toCity, kind } = await matter.transfer('province', 'city', downward);
    expect(kind).toBe('delegate');
    await matter.accept('city');
    const { id: toCounty } = await matter.transfer('city', 'county', downward);
    await matter.accept('county');
    await matter.assign('county', 'housing');
    await matter.sign('county', 'housing');
    await timelineSays(matter, ({ holder }) => holder.iid === 'x610303');
    await matter.reply(
      'county',
      'housing',
      { ...waterReply, body: '已逐户核实，全区小果园防灾设施底数报告如下。' },
      'resolved',
    );
    await matter.approve('county', '演示办复〔2026〕9号', 'resolved');
    await matter.publish('county');
    await matter.confirm('city', toCounty);
    await matter.confirm('province', toCity);
    await waitUntil(async () => (await matter.suggestion()).state === 'answered');
  });

  it('lets two staff file at once: one wins, the other learns the current version', async () => {
    const matter = await Matter.submit(trees.stage, { ...water, ...texts.parking, by: 'citizen2' });
    const { version } = await matter.review('county');
    const staff = await Promise.all(['staff1', 'staff2'].map((account) => matter.person('county', account)));
    const path = `/cases/${matter.caseAt('county')}/actions/file`;
    const results = await Promise.allSettled(staff.map((person) => person.post(path, { expectedVersion: version })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ status: 409, problem: { currentVersion: version + 1 } });
  });
});

describe('a link that is cut in the middle of the story', () => {
  it('lets both sides go on, says what waits for which link, and loses and doubles nothing', async () => {
    const matter = await Matter.submit(trees.stage, { ...water, ...texts.dust, by: 'citizen2' });
    await matter.file('county');
    await trees.tree.killLinkBroker('c610300');
    const { id, rootCaseId } = await matter.transfer('county', 'city', upward);
    const { waiting } = await timelineSays(matter, (timeline) => timeline.waiting.length > 0);
    expect(waiting).toEqual([expect.objectContaining({ peer: 'c610300', peerName: '宝鸡市政协' })]);

    const elsewhere = await Matter.submit(trees.stage, {
      ...texts.cityHeating,
      areaCode: '610300',
      at: 'city',
      by: 'citizen1',
    });
    await expect(elsewhere.file('city')).resolves.toMatchObject({ state: 'filed' });
    expect(await (await matter.person('city', 'staff1')).find(`/transfers/${id}`)).toBeUndefined();

    await trees.tree.startLinkBroker('c610300');
    await matter.accept('city');
    const settled = await timelineSays(
      matter,
      (timeline) => timeline.waiting.length === 0 && timeline.holder.iid === 'c610300',
    );
    const ids = settled.entries.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    const atCity = await (await matter.person('city', 'staff1')).get<TimelineView>(`/timelines/${rootCaseId}`);
    expect(atCity.entries.map((entry) => entry.id).sort()).toEqual([...ids].sort());
  });
});
