import {
  addPaper,
  announceConsultation,
  createConsultationFromTopic,
  draftConsultation,
  findHits,
  getConsultationTimeline,
  listConsultations,
  openConsultation,
  removePaper,
  reviseConsultation,
} from '@qsl/contracts';
import { inDays, testOffices, waitUntil } from '@qsl/testing';
import { randomUUIDv7 } from 'node:crypto';
import {
  announced,
  anybody,
  aPerson,
  draft,
  leader,
  now,
  opened,
  question,
  read,
  staff,
} from './consultation.steps.js';
import { TestOffice } from './offices.harness.js';

const missing = '019ab9a0-0000-7000-8000-00000000dead';
const notFound = { kind: 'notFound', reason: 'consultation.not_found' };

describe('a consultation', () => {
  let city: TestOffice;

  beforeAll(async () => {
    city = await TestOffice.start(testOffices.city);
  });

  afterAll(() => city.close());

  describe('in draft', () => {
    it('is written by staff, and seen by them and the leaders alone', async () => {
      const { id, ...view } = await draft(city);
      expect(view).toMatchObject({
        code: expect.stringMatching(/^QSL-610300-\d{4}-X\d{5}$/) as string,
        state: 'draft',
        publicClass: 'pending',
        owner: { iid: 'c610300', name: '宝鸡市政协' },
        isOwn: true,
        hideResults: 'until_vote',
        actions: ['revise', 'announce', 'add_paper', 'remove_paper', 'schedule_meeting'],
        announcedAt: null,
        version: 1,
      });
      await expect(read(city, id, aPerson())).rejects.toMatchObject(notFound);
      await expect(read(city, id, anybody)).rejects.toMatchObject(notFound);
      await expect(read(city, missing)).rejects.toMatchObject(notFound);
      await expect(city.bus.call(getConsultationTimeline, { id }, aPerson())).rejects.toMatchObject(notFound);
      const { items } = await city.bus.call(listConsultations, {}, aPerson());
      expect(items.map((item) => item.id)).not.toContain(id);
      for (const call of [staff, leader]) {
        const own = await city.bus.call(listConsultations, { state: 'draft' }, call);
        expect(own.items.map((item) => item.id)).toContain(id);
      }
      expect(await read(city, id, leader)).toMatchObject({ state: 'draft', actions: [] });
      const announced = city.bus.call(announceConsultation, { id, expectedVersion: 1 }, leader);
      await expect(announced).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('is not for people, nor for yesterday, nor for offices that are not below', async () => {
      const write = (overrides: object, call = staff) => city.bus.call(draftConsultation, question(overrides), call);
      await expect(write({}, aPerson())).rejects.toMatchObject({
        kind: 'forbidden',
        reason: 'consultation.wrong_role',
      });
      const fault = (field: string) => ({ kind: 'invalid', details: { errors: [{ field }] } });
      await expect(write({ closesOn: inDays(-1) })).rejects.toMatchObject(fault('closesOn'));
      await expect(write({ title: '　　　　　　' })).rejects.toMatchObject(fault('title'));
      await expect(write({ scope: { kind: 'selected', offices: ['p610000'] } })).rejects.toMatchObject(
        fault('scope.offices'),
      );
    });

    it('can be rewritten, by whoever has read the last version', async () => {
      const { id } = await draft(city);
      const body = { id, ...question({ title: '直饮水机滤芯更换如何公示？', hideResults: 'off' as const }) };
      const revised = await city.bus.call(reviseConsultation, { ...body, expectedVersion: 1 }, staff);
      expect(revised).toMatchObject({ title: '直饮水机滤芯更换如何公示？', hideResults: 'off', version: 2 });
      await expect(city.bus.call(reviseConsultation, { ...body, expectedVersion: 1 }, staff)).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'consultation.version_conflict',
        details: { currentVersion: 2 },
      });
      await expect(city.bus.call(announceConsultation, { id, expectedVersion: 2 }, aPerson())).rejects.toMatchObject(
        notFound,
      );
      await expect(city.bus.call(openConsultation, { id, expectedVersion: 2 }, staff)).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'consultation.wrong_state',
      });
    });

    it('comes from a topic once, however often that is told', async () => {
      const id = randomUUIDv7();
      const topic = { topicId: randomUUIDv7(), topicTitle: '直饮水机谁来管' };
      const { title, summary, scope } = question({ scope: { kind: 'children' } });
      const body = { id, ...topic, title, summary, scope };
      const answers = await Promise.allSettled(
        [1, 2].map(() => city.bus.call(createConsultationFromTopic, body, anybody)),
      );
      expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
      await city.bus.call(createConsultationFromTopic, body, anybody);
      expect(await read(city, id)).toMatchObject({
        state: 'draft',
        title,
        summary,
        scope,
        convener: '宝鸡市政协',
        closesOn: inDays(30),
        topic: { id: topic.topicId, title: '直饮水机谁来管' },
        version: 1,
      });
      const drafted = () => city.announced.filter((one) => one.matter.id === id);
      await waitUntil(() => drafted().length > 0);
      expect(drafted()).toMatchObject([{ type: 'consultations.consultation.drafted', to: { roles: ['staff'] } }]);
    });
  });

  describe('announced', () => {
    it('is for everybody to read, and its steps can be followed', async () => {
      const { id } = await opened(city);
      expect(await read(city, id, anybody)).toMatchObject({
        state: 'discussing',
        isOpen: true,
        actions: [],
        toModerate: 0,
      });
      const timeline = await city.bus.call(getConsultationTimeline, { id }, anybody);
      expect(timeline.entries.map(({ kind, actor }) => [kind, actor])).toEqual([
        ['consultation.announced', '宝鸡市政协'],
        ['consultation.opened', '宝鸡市政协'],
      ]);
      expect(timeline).toMatchObject({ holder: { iid: 'c610300' }, waiting: [] });
      expect(timeline.route.map(({ iid }) => iid)).toEqual(['c610300', 'x610303', 'x610302']);
      await waitUntil(() => city.announced.some((one) => one.matter.id === id && one.type.endsWith('.opened')));
    });

    it('keeps its words; the discussion can last longer, and results be hidden longer', async () => {
      const { id, ...view } = await announced(city);
      const revise = async (overrides: object) =>
        city.bus.call(reviseConsultation, { ...(await now(city, id)), ...question(overrides) }, staff);
      const fault = (field: string) => ({ kind: 'invalid', details: { errors: [{ field }] } });
      await expect(revise({ title: '另一个问题是什么呢？' })).rejects.toMatchObject(fault('title'));
      await expect(revise({ scope: { kind: 'own' } })).rejects.toMatchObject(fault('scope'));
      await expect(revise({ closesOn: inDays(9) })).rejects.toMatchObject(fault('closesOn'));
      await expect(revise({ hideResults: 'off' })).rejects.toMatchObject(fault('hideResults'));
      expect(await revise({ closesOn: inDays(20), hideResults: 'until_closed' })).toMatchObject({
        closesOn: inDays(20),
        hideResults: 'until_closed',
        version: view.version + 1,
      });
    });

    it('has papers, which come and go in the open', async () => {
      const { id, version: expectedVersion } = await draft(city);
      const paper = { title: '直饮水机监管现状', text: '全市共有直饮水机一千余台，监管依据见附文。' };
      const inDraft = await city.bus.call(addPaper, { id, expectedVersion, ...paper }, staff);
      await city.bus.call(announceConsultation, await now(city, id), staff);
      const second = { title: '外地做法', text: '有的城市要求机身公示滤芯更换记录。' };
      await city.bus.call(addPaper, { ...(await now(city, id)), ...second }, staff);
      const paperId = inDraft.papers[0]?.id ?? '';
      const removed = await city.bus.call(removePaper, { ...(await now(city, id)), paperId }, staff);
      expect(removed.papers).toMatchObject([second]);
      await expect(city.bus.call(removePaper, { ...(await now(city, id)), paperId }, staff)).rejects.toMatchObject({
        kind: 'notFound',
        reason: 'paper.not_found',
      });
      const { entries } = await city.bus.call(getConsultationTimeline, { id }, anybody);
      expect(entries.map(({ kind }) => kind)).toEqual([
        'consultation.announced',
        'consultation.paper_added',
        'consultation.paper_removed',
      ]);
      await expect(city.bus.call(addPaper, { ...(await now(city, id)), ...paper }, aPerson())).rejects.toMatchObject({
        kind: 'forbidden',
      });
    });

    it('is closed once by itself on the day after its last one, whichever replica sees it first', async () => {
      await city.addReplica();
      const { id, version } = await opened(city);
      await city.sql.query('update consultation set closes_on = $1 where id = $2', [inDays(-1), id]);
      const closed = await waitUntil(async () => {
        const view = await read(city, id);
        return view.state === 'drafting_outcome' && view;
      });
      expect(closed).toMatchObject({ version: version + 1, isOpen: false, publicClass: 'waiting' });
      const { entries } = await city.bus.call(getConsultationTimeline, { id }, anybody);
      expect(entries.filter(({ kind }) => kind === 'consultation.closed')).toHaveLength(1);
    });
  });

  it('is listed newest first, page by page, and found by its words and its code', async () => {
    const made = [];
    for (const place of ['东', '南', '西']) made.push(await announced(city, { title: `城${place}口袋公园怎么建？` }));
    const hidden = await draft(city, { title: '城北口袋公园怎么建？' });
    const list = (query: object) => city.bus.call(listConsultations, { q: '口袋公园', ...query }, anybody);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor ?? '' });
    const titles = [...first.items, ...second.items].map(({ title }) => title);
    expect(titles).toEqual(['城西口袋公园怎么建？', '城南口袋公园怎么建？', '城东口袋公园怎么建？']);
    expect(second.nextCursor).toBeNull();
    expect((await list({ state: 'discussing' })).items).toEqual([]);
    const find = (q: string) => city.bus.call(findHits('consultations'), { q, limit: 10 }, anybody);
    expect((await find('口袋公园')).items.map(({ title, rank }) => [title, rank])).toEqual(
      titles.map((title) => [title, 2]),
    );
    expect((await find(made[0]?.code ?? '')).items).toMatchObject([
      { kind: 'consultation', id: made[0]?.id, rank: 3, publicClass: 'pending', officeName: '宝鸡市政协' },
    ]);
    expect((await find(hidden.code)).items).toEqual([]);
  });
});
