import {
  concludeConsultation,
  exportMinutes,
  getConsultationTimeline,
  recordMeeting,
  registerForMeeting,
  scheduleMeeting,
  trackConsultation,
  unregisterFromMeeting,
  type Call,
  type ConsultationView,
  type ScheduleMeeting,
} from '@qsl/contracts';
import { waitUntil, testOffices } from '@qsl/testing';
import { strFromU8, unzipSync } from 'fflate';
import {
  anybody,
  aPerson,
  cast,
  close,
  draft,
  now,
  opened,
  published,
  read,
  results,
  staff,
} from './consultation.steps.js';
import { TestOffice } from './offices.harness.js';

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();
const outcomeText = '同意明确由卫生健康部门监督，机身公示滤芯更换记录，具体办法三个月内出台。';

describe('meeting, outcome and minutes', () => {
  let city: TestOffice;

  beforeAll(async () => {
    city = await TestOffice.start(testOffices.city);
  });

  afterAll(() => city.close());

  const schedule = async (id: string, plan: Partial<ScheduleMeeting> = {}): Promise<ConsultationView> => {
    const agenda = [
      { title: '居民代表发言', minutes: 30 },
      { title: '部门回应', minutes: 45 },
    ];
    const body = { startsAt: tomorrow(), place: '市政协三楼会议室', agenda, capacity: 2, ...plan };
    return city.bus.call(scheduleMeeting, { ...(await now(city, id)), ...body }, staff);
  };
  const register = (id: string, call: Call) => city.bus.call(registerForMeeting, { id }, call);
  const unregister = (id: string, call: Call) => city.bus.call(unregisterFromMeeting, { id }, call);
  const begin = (id: string) =>
    city.sql.query(`update meeting set starts_at = now() - interval '1 hour' where consultation_id = $1`, [id]);
  const record = async (id: string, call = staff): Promise<ConsultationView> => {
    const attendees = [
      { name: '赵春梅', organisation: '渭滨区居民代表' },
      { name: '钱卫国', organisation: '市卫生健康委员会' },
      { name: '孙丽', organisation: '市卫生健康委员会' },
    ];
    const minutes = '赵春梅建议公示更换记录。\n钱卫国表示将会同住建部门研究。';
    return city.bus.call(recordMeeting, { ...(await now(city, id)), attendees, minutes }, call);
  };
  const conclude = async (id: string, overrides = {}): Promise<ConsultationView> => {
    const body = { decision: 'partly_adopted' as const, text: outcomeText, ...overrides };
    return city.bus.call(concludeConsultation, { ...(await now(city, id)), ...body }, staff);
  };
  const track = async (id: string, body: object): Promise<ConsultationView> =>
    city.bus.call(trackConsultation, { ...(await now(city, id)), commitments: [], ...body }, staff);
  const fault = (field: string, rule: string) => ({
    kind: 'invalid',
    details: { errors: expect.arrayContaining([expect.objectContaining({ field, rule })]) as unknown },
  });
  const told = (call: Call, type: string) =>
    waitUntil(() =>
      city.announced.find(
        (one) => one.type === `consultations.${type}` && one.to.persons?.includes(call.actor.personId ?? ''),
      ),
    );

  describe('a meeting', () => {
    it('has seats for those who come first; the others wait and move up', async () => {
      const { id } = await opened(city);
      await schedule(id);
      const [first, second, third] = [aPerson({ level: 'L1' }), aPerson(), aPerson()];
      expect((await register(id, first)).meeting).toMatchObject({ registered: 1, registration: 'seat' });
      const rivals = [second, third].map((call) => register(id, call));
      const places = (await Promise.all(rivals)).map(({ meeting }) => meeting?.registration);
      expect(places.sort()).toEqual(['seat', 'waiting']);
      expect((await read(city, id, anybody)).meeting).toMatchObject({ registered: 2, registration: null, capacity: 2 });
      await expect(register(id, first)).rejects.toMatchObject({ reason: 'consultation.seats_offered' });
      const left = await unregister(id, first);
      expect(left.meeting).toMatchObject({ registered: 2, registration: null });
      expect(left.actions).toContain('register');
      const seats = await Promise.all([second, third].map((call) => read(city, id, call)));
      expect(seats.map(({ meeting }) => meeting?.registration)).toEqual(['seat', 'seat']);
      await waitUntil(() => city.announced.some(({ type }) => type === 'consultations.meeting.seat_given'));
      await expect(unregister(id, first)).rejects.toMatchObject({ reason: 'consultation.registered' });
      await expect(register(id, anybody)).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('gives a person one place, however often they ask at once', async () => {
      const { id } = await opened(city);
      await schedule(id, { capacity: 1 });
      const eager = aPerson();
      const answers = await Promise.allSettled([1, 2, 3].map(() => register(id, eager)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const rivals = await Promise.all([1, 2, 3].map(() => register(id, aPerson())));
      expect(rivals.map(({ meeting }) => meeting?.registration)).toEqual(['waiting', 'waiting', 'waiting']);
    });

    it('can be changed, and those who registered are told', async () => {
      const { id } = await opened(city);
      await schedule(id);
      const person = aPerson();
      await register(id, person);
      expect((await schedule(id, { place: '市民中心' })).meeting).toMatchObject({ place: '市民中心', registered: 1 });
      expect(await told(person, 'meeting.changed')).toMatchObject({ portalPath: `/consultations/${id}/meeting` });
      const past = schedule(id, { startsAt: '2020-01-01T09:00:00+08:00' });
      await expect(past).rejects.toMatchObject({ kind: 'invalid' });
      await expect(schedule(id, { agenda: [] })).rejects.toMatchObject({ kind: 'invalid' });
    });

    it('is recorded once it has begun; who attended is for the staff', async () => {
      const { id } = await opened(city);
      await expect(record(id)).rejects.toMatchObject({ reason: 'consultation.meeting_begun' });
      await schedule(id);
      await expect(record(id)).rejects.toMatchObject({ reason: 'consultation.meeting_begun' });
      await begin(id);
      await expect(register(id, aPerson())).rejects.toMatchObject({ reason: 'consultation.seats_offered' });
      await expect(record(id, aPerson())).rejects.toMatchObject({ kind: 'forbidden' });
      expect((await record(id)).meeting?.attendance).toHaveLength(3);
      const { meeting } = await read(city, id, anybody);
      expect(meeting).toMatchObject({
        attendees: 3,
        organisations: ['渭滨区居民代表', '市卫生健康委员会'],
        attendance: [],
        minutes: '赵某某建议公示更换记录。\n钱某某表示将会同住建部门研究。',
      });
    });
  });

  describe('the outcome', () => {
    it('is required to conclude, drafts an article, and is counted for the last time', async () => {
      const { id } = await opened(city);
      const statementId = await published(city, id, '机身应当公示更换记录。');
      await cast(city, { id, statementId, vote: 'agree' });
      await expect(conclude(id)).rejects.toMatchObject({ reason: 'consultation.wrong_state' });
      await close(city, id);
      for (const text of [undefined, '同意。', '　'.repeat(30)])
        await expect(conclude(id, { text })).rejects.toMatchObject(fault('text', 'minLength'));
      const concluded = await conclude(id);
      expect(concluded).toMatchObject({
        state: 'concluded',
        publicClass: 'done',
        hasOutcome: true,
        participants: 1,
        outcome: { decision: 'partly_adopted', text: outcomeText },
      });
      expect((await results(city, id, anybody)).votes).toBe(1);
      const article = await waitUntil(() => city.drafted.find((one) => one.id === id));
      expect(article).toEqual({ kind: 'consultation', id, title: concluded.title, text: outcomeText });
      await expect(schedule(id)).rejects.toMatchObject({ reason: 'consultation.wrong_state' });
    });

    it('is followed up by commitments, or by the reason why there are none', async () => {
      const { id } = await opened(city);
      await close(city, id);
      const commitment = { owner: '市卫生健康委员会', text: '出台直饮水机公示办法', dueOn: '2027-03-31' };
      await expect(track(id, { commitments: [commitment] })).rejects.toMatchObject({
        reason: 'consultation.wrong_state',
      });
      await conclude(id);
      await expect(track(id, {})).rejects.toMatchObject(fault('commitments', 'promiseOrReason'));
      await expect(track(id, { commitments: undefined })).rejects.toMatchObject(fault('commitments', 'isArray'));
      const dueOn = { commitments: [{ ...commitment, dueOn: '20270331' }] };
      await expect(track(id, dueOn)).rejects.toMatchObject(fault('commitments.0.dueOn', 'isCalendarDay'));
      await expect(track(id, { noCommitment: '　　　　　' })).rejects.toMatchObject(fault('noCommitment', 'minLength'));
      const tracked = await track(id, { commitments: [commitment] });
      expect(tracked).toMatchObject({ state: 'tracking', commitments: [commitment], noCommitment: null });
      const other = await opened(city);
      await close(city, other.id);
      await conclude(other.id);
      const without = await track(other.id, { noCommitment: '事项已由省级规定解决。' });
      expect(without).toMatchObject({ state: 'tracking', commitments: [], noCommitment: '事项已由省级规定解决。' });
      const { entries } = await city.bus.call(getConsultationTimeline, { id }, anybody);
      expect(entries.map(({ kind }) => kind.split('.')[1])).toEqual([
        ...['announced', 'opened', 'closed', 'concluded', 'tracked'],
      ]);
    });
  });

  describe('minutes', () => {
    const wordsOf = (base64: string): string => {
      const parts = unzipSync(Buffer.from(base64, 'base64'));
      const [document] = ['word/document.xml'].map((name) => strFromU8(parts[name] ?? new Uint8Array()));
      return document ?? '';
    };

    it('are a document with everything that was asked, said, counted, decided and promised', async () => {
      const { id, code } = await opened(city);
      const statementId = await published(city, id, '机身应当公示更换记录。');
      for (const vote of ['agree', 'agree', 'disagree'] as const) await cast(city, { id, statementId, vote });
      await schedule(id);
      await begin(id);
      await record(id);
      await close(city, id);
      await conclude(id);
      const commitment = { owner: '市卫生健康委员会', text: '出台直饮水机公示办法', dueOn: '2027-03-31' };
      await track(id, { commitments: [commitment] });
      const file = await city.bus.call(exportMinutes, { id }, staff);
      expect(file).toMatchObject({
        fileName: `${code}-协商纪要.docx`,
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      });
      const xml = wordsOf(file.base64);
      expect([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, font]) => font)).toEqual(
        expect.arrayContaining(['宋体', '仿宋']),
      );
      const text = xml.replace(/<[^>]+>/g, ' ');
      for (const words of [
        ...['宝鸡市政协微协商纪要', '小区直饮水机应当由谁监管', '人口资源环境委员会', code, '开始协商', '结束协商'],
        ...['市政协三楼会议室', '居民代表发言（30分钟）', '参加人员（3人）', '赵春梅', '渭滨区居民代表'],
        ...[
          '钱卫国表示将会同住建部门研究。',
          '共1条看法，3人参与表态。',
          '机身应当公示更换记录。',
          '部分采纳',
          outcomeText,
        ],
        '市卫生健康委员会：出台直饮水机公示办法（2027年3月31日前）',
      ])
        expect(text).toContain(words);
      expect(text).toMatch(/机身应当公示更换记录。\s+2\s+1\s+0/);
    });

    it('are for the staff, from the announcement on', async () => {
      const { id } = await opened(city);
      const empty = await city.bus.call(exportMinutes, { id }, staff);
      expect(wordsOf(empty.base64)).toContain('未安排协商会议。');
      await expect(city.bus.call(exportMinutes, { id }, aPerson())).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(city.bus.call(exportMinutes, { id: (await draft(city)).id }, staff)).rejects.toMatchObject({
        kind: 'conflict',
      });
    });
  });
});
