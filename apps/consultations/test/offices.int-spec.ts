import {
  addComment,
  announceConsultation,
  concludeConsultation,
  getConsultationTimeline,
  listComments,
  listConsultations,
  listStatements,
  openConsultation,
  publishStatement,
  refuseStatement,
  scheduleMeeting,
  trackConsultation,
} from '@qsl/contracts';
import { inDays, waitUntil } from '@qsl/testing';
import {
  addedPaper,
  announced,
  anybody,
  aPerson,
  close,
  draft,
  next,
  now,
  opened,
  publish,
  published,
  read,
  staff,
  stated,
} from './consultation.steps.js';
import { startOffices, type Offices } from './offices.harness.js';

const notFound = { kind: 'notFound', reason: 'consultation.not_found' };
const forbidden = { kind: 'forbidden', reason: 'consultation.wrong_role' };

describe('a consultation of the city', () => {
  let all: Offices;

  beforeAll(async () => {
    all = await startOffices();
  });

  afterAll(() => all.close());

  it('appears in the portals of its counties as it is at the city, phase by phase', async () => {
    const { city, county, neighbour, province } = all.of;
    const { id } = await draft(city);
    await all.settle();
    await expect(read(county, id)).rejects.toMatchObject(notFound);
    await addedPaper(city, id);
    await city.bus.call(announceConsultation, await now(city, id), staff);
    await all.settle();
    for (const office of [county, neighbour]) {
      const view = await read(office, id, anybody);
      expect(view).toMatchObject({ state: 'announced', isOwn: false, owner: { iid: 'c610300', name: '宝鸡市政协' } });
      expect(view.papers).toMatchObject([{ title: '直饮水机监管现状' }]);
      expect((await office.bus.call(listConsultations, {}, anybody)).items.map((one) => one.id)).toContain(id);
    }
    await expect(read(province, id)).rejects.toMatchObject(notFound);
    await city.bus.call(openConsultation, await now(city, id), staff);
    const agenda = [{ title: '部门回应', minutes: 45 }];
    const plan = { startsAt: `${inDays(5)}T09:00:00+08:00`, place: '市政协会议室', capacity: 1, agenda };
    await city.bus.call(scheduleMeeting, { ...(await now(city, id)), ...plan }, staff);
    await all.settle();
    const open = await read(county, id, aPerson());
    expect(open).toMatchObject({ state: 'discussing', isOpen: true, actions: ['state', 'vote', 'comment'] });
    expect(open.meeting).toMatchObject({ place: '市政协会议室', agenda, capacity: null, registered: 0 });
    await close(city, id);
    const outcome = { decision: 'adopted' as const, text: '同意明确监管责任，机身公示滤芯更换记录，年内落实。' };
    await city.bus.call(concludeConsultation, { ...(await now(city, id)), ...outcome }, staff);
    const commitments = [{ owner: '市卫生健康委员会', text: '出台直饮水机公示办法', dueOn: '2027-03-31' }];
    await city.bus.call(trackConsultation, { ...(await now(city, id)), commitments }, staff);
    await all.settle();
    expect(await read(neighbour, id, anybody)).toMatchObject({ state: 'tracking', outcome, commitments });
    const timelines = await Promise.all(
      [city, county].map(({ bus }) => bus.call(getConsultationTimeline, { id }, anybody)),
    );
    expect(timelines[1]?.entries).toEqual(timelines[0]?.entries);
    expect(timelines[0]?.entries).toHaveLength(6);
  });

  it('is the city’s to change; elsewhere staff watch, and look after their own people’s comments', async () => {
    const { city, county } = all.of;
    const { id } = await opened(city);
    await all.settle();
    const { version: expectedVersion, actions } = await read(county, id);
    expect(actions).toEqual(['moderate', 'answer', 'state', 'vote', 'comment']);
    const outcome = { decision: 'adopted' as const, text: '同意明确监管责任，机身公示滤芯更换记录，年内落实。' };
    await expect(
      county.bus.call(concludeConsultation, { id, expectedVersion, ...outcome }, staff),
    ).rejects.toMatchObject(forbidden);
    const statement = await stated(city, id, '学校周边应当优先安装。');
    await expect(county.bus.call(publishStatement, { id, statementId: statement.id }, staff)).rejects.toMatchObject(
      forbidden,
    );
    const comment = { id, type: 'info' as const, text: '金台区的水机大多没有公示。' };
    await county.bus.call(addComment, comment, aPerson());
    await all.settle();
    const commentsAt = async (office: typeof city) => (await office.bus.call(listComments, { id }, anybody)).items;
    expect([(await commentsAt(county)).length, (await commentsAt(city)).length]).toEqual([1, 0]);
  });

  describe('gathers statements from the counties', () => {
    it('once each, decided on by the city, without saying whose they are', async () => {
      const { city, county, neighbour } = all.of;
      const { id } = await opened(city);
      await all.settle();
      const author = aPerson({ name: '李建国', level: 'L1' });
      const mine = await stated(county, id, '李建国建议机身公示更换记录，电话13912345678。', author);
      expect(mine).toMatchObject({ state: 'pending', mine: true, officeName: '金台区政协' });
      await all.settle();
      const queue = await city.bus.call(listStatements, { id, state: 'pending' }, staff);
      expect(queue.items).toMatchObject([{ id: mine.id, officeName: '金台区政协', mine: false }]);
      await publish(city, id, mine.id);
      await all.settle();
      for (const office of [city, county, neighbour]) {
        const { items } = await office.bus.call(listStatements, { id }, anybody);
        expect(items).toMatchObject([{ id: mine.id, text: expect.stringContaining('李某某') as string, mine: false }]);
      }
      expect((await county.bus.call(listStatements, { id }, author)).items).toMatchObject([{ mine: true }]);
      await waitUntil(() => county.announced.some(({ to }) => to.persons?.includes(author.actor.personId ?? '')));
      expect((await next(neighbour, id, aPerson())).statement).toMatchObject({ id: mine.id });
    });

    it('and tells a refusal to the county where it was written alone', async () => {
      const { city, county, neighbour } = all.of;
      const { id } = await opened(city);
      await all.settle();
      const author = aPerson();
      const { id: statementId } = await stated(county, id, '这家公司的老板是骗子。', author);
      await all.settle();
      await city.bus.call(refuseStatement, { id, statementId, reason: 'abuse' }, staff);
      await all.settle();
      const refused = await county.bus.call(listStatements, { id, state: 'refused' }, author);
      expect(refused.items).toMatchObject([{ id: statementId, state: 'refused', refusal: 'abuse' }]);
      const siblings = all.links.seenBy(neighbour.iid).filter(({ matterKind }) => matterKind === 'participation');
      expect(siblings).toEqual([]);
    });

    it('and refuses what another county said already', async () => {
      const { city, county, neighbour } = all.of;
      const { id } = await opened(city);
      await all.settle();
      const [first, second] = [aPerson(), aPerson()];
      const one = await stated(county, id, '滤芯应每季度更换一次。', first);
      await all.settle();
      const other = await stated(neighbour, id, '滤芯应每季度更换 一次！', second);
      await all.settle();
      await publish(city, id, one.id);
      await all.settle();
      const seen = async (state: 'published' | 'refused') =>
        (await neighbour.bus.call(listStatements, { id, state }, second)).items;
      expect(await seen('refused')).toMatchObject([{ id: other.id, refusal: 'duplicate' }]);
      expect(await seen('published')).toMatchObject([{ id: one.id, mine: false }]);
    });
  });

  it('of a wider scope passes through an office that only lies on the way', async () => {
    const { province, city, county, neighbour } = all.of;
    const { id } = await opened(province, { scope: { kind: 'selected', offices: [county.iid] } });
    await all.settle();
    expect(await read(county, id, anybody)).toMatchObject({ owner: { iid: 'p610000' } });
    for (const office of [city, neighbour]) {
      await expect(read(office, id)).rejects.toMatchObject(notFound);
      const { items } = await office.bus.call(listConsultations, {}, staff);
      expect(items.map((one) => one.id)).not.toContain(id);
    }
    const { id: statementId } = await stated(county, id, '城乡标准应当一致。');
    await all.settle();
    await publish(province, id, statementId);
    await all.settle();
    expect((await county.bus.call(listStatements, { id }, anybody)).items).toHaveLength(1);
  });

  it('for its own people alone stays at home', async () => {
    const { city, county } = all.of;
    const { id } = await announced(city, { scope: { kind: 'own' } });
    await published(city, (await opened(city, { scope: { kind: 'own' } })).id, '城区水机应当统一编号。');
    await all.settle();
    await expect(read(county, id)).rejects.toMatchObject(notFound);
  });
});
