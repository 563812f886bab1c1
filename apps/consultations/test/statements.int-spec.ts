import { castVote, listStatements, nextStatement, refuseStatement, type Vote } from '@qsl/contracts';
import { inDays, testOffices, waitUntil } from '@qsl/testing';
import {
  announced,
  anybody,
  aPerson,
  cast,
  close,
  next,
  opened,
  publish,
  published,
  read,
  results,
  staff,
  stated,
  totalsAt,
} from './consultation.steps.js';
import { TestOffice } from './offices.harness.js';

const missing = '019ab9a0-0000-7000-8000-00000000dead';
const forbidden = { kind: 'forbidden', reason: 'consultation.wrong_role' };
const wrongState = { kind: 'conflict', reason: 'consultation.wrong_state' };

describe('statements and votes', () => {
  let city: TestOffice;

  beforeAll(async () => {
    city = await TestOffice.start(testOffices.city);
  });

  afterAll(() => city.close());

  const votedBy = async (id: string, statementId: string, votes: Vote[]): Promise<void> => {
    for (const vote of votes) await cast(city, { id, statementId, vote });
  };

  describe('a statement', () => {
    it('is one’s own until a moderator has decided on it', async () => {
      const { id } = await opened(city);
      const author = aPerson({ level: 'L1' });
      const statement = await stated(city, id, '滤芯更换日期应当贴在机身上，电话13912345678。', author);
      expect(statement).toMatchObject({
        text: '滤芯更换日期应当贴在机身上，电话［手机号］。',
        state: 'pending',
        officeName: '宝鸡市政协',
        mine: true,
        myVote: null,
        totals: null,
      });
      const pending = (call = author) => city.bus.call(listStatements, { id, state: 'pending' }, call);
      expect((await pending()).items).toMatchObject([{ id: statement.id, mine: true }]);
      expect((await pending(aPerson())).items).toEqual([]);
      expect((await pending(anybody)).items).toEqual([]);
      expect((await pending(staff)).items).toMatchObject([{ id: statement.id, mine: false }]);
      expect(await read(city, id)).toMatchObject({ toModerate: 1, statements: 0 });
      expect(await read(city, id, author)).toMatchObject({ toModerate: 0 });
      expect((await next(city, id, author)).statement).toBeNull();
      await expect(cast(city, { id, statementId: statement.id, vote: 'agree' })).rejects.toMatchObject({
        kind: 'notFound',
        reason: 'statement.not_found',
      });
      expect(await publish(city, id, statement.id)).toMatchObject({ state: 'published' });
      expect(await read(city, id)).toMatchObject({ toModerate: 0, statements: 1 });
      await waitUntil(() => city.announced.some(({ to }) => to.persons?.includes(author.actor.personId ?? '')));
      await expect(publish(city, id, statement.id)).rejects.toMatchObject({ reason: 'statement.wrong_state' });
    });

    it('is refused with a reason that its author sees', async () => {
      const { id } = await opened(city);
      const author = aPerson();
      const { id: statementId } = await stated(city, id, '这家公司的老板是骗子大家别信。', author);
      const refuse = (call = staff) => city.bus.call(refuseStatement, { id, statementId, reason: 'abuse' }, call);
      await expect(refuse(aPerson())).rejects.toMatchObject(forbidden);
      expect(await refuse()).toMatchObject({ state: 'refused', refusal: 'abuse' });
      const { items } = await city.bus.call(listStatements, { id, state: 'refused' }, author);
      expect(items).toMatchObject([{ id: statementId, refusal: 'abuse', mine: true }]);
    });

    it('stands once in a consultation, however it is written, and is no longer than a sentence', async () => {
      const { id } = await opened(city);
      await stated(city, id, '滤芯应每季度更换一次。');
      await expect(stated(city, id, ' 滤芯应每季度更换一次！！')).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'statement.duplicate',
      });
      const same = await Promise.allSettled([1, 2].map(() => stated(city, id, '水质检测结果应当公开。')));
      expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const other = await opened(city);
      await stated(city, other.id, '滤芯应每季度更换一次。');
      await expect(stated(city, id, '长'.repeat(141))).rejects.toMatchObject({ kind: 'invalid' });
      await expect(stated(city, id, '！！！！！！！')).rejects.toMatchObject({ kind: 'invalid' });
    });

    it('is for people who have signed in, while the discussion is open', async () => {
      const { id } = await announced(city);
      await expect(stated(city, id, '滤芯应每季度更换一次。')).rejects.toMatchObject(wrongState);
      const { id: open } = await opened(city);
      await expect(stated(city, open, '滤芯应每季度更换一次。', anybody)).rejects.toMatchObject(forbidden);
      await expect(stated(city, missing, '滤芯应每季度更换一次。')).rejects.toMatchObject({ kind: 'notFound' });
    });
  });

  describe('a vote', () => {
    it('counts once for a person, who may change it', async () => {
      const { id } = await opened(city);
      const statementId = await published(city, id, '机身应当公示责任单位。');
      const voter = aPerson({ level: 'L1' });
      const ballots = (['agree', 'disagree', 'pass', 'agree'] as const).map((vote) => ({ id, statementId, vote }));
      await Promise.all(ballots.map((ballot) => cast(city, ballot, voter)));
      await cast(city, { id, statementId, vote: 'disagree' }, voter);
      await city.isQuiet();
      expect(await totalsAt(city, id)).toEqual({ '机身应当公示责任单位。': { agree: 0, disagree: 1, pass: 0 } });
      expect(await read(city, id)).toMatchObject({ participants: 1, votesOnTheWay: 0 });
      const { rows } = await city.sql.query<{ row: object }>(
        'select to_jsonb(vote) as row from vote where statement_id = $1',
        [statementId],
      );
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(voter.actor.personId);
    });

    it('is refused to visitors, for what is not there, and when the last day is over', async () => {
      const { id } = await opened(city);
      const statementId = await published(city, id, '学校周边应当优先安装。');
      const vote = 'agree' as const;
      await expect(cast(city, { id, statementId, vote }, anybody)).rejects.toMatchObject(forbidden);
      await expect(cast(city, { id, statementId: missing, vote })).rejects.toMatchObject({ kind: 'notFound' });
      const elsewhere = await opened(city);
      await expect(cast(city, { id: elsewhere.id, statementId, vote })).rejects.toMatchObject({ kind: 'notFound' });
      const wrong = { id, statementId, vote: 'maybe' as Vote };
      await expect(city.bus.call(castVote, wrong, aPerson())).rejects.toMatchObject({ kind: 'invalid' });
      await city.sql.query('update consultation set closes_on = $1 where id = $2', [inDays(-1), id]);
      await expect(cast(city, { id, statementId, vote })).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('is asked for one statement at a time, the least voted first, with how far one is', async () => {
      const { id } = await opened(city);
      const [much, little] = [
        await published(city, id, '小区应当公示检测报告。'),
        await published(city, id, '街道应当定期巡查水机。'),
      ];
      await votedBy(id, much, ['agree', 'agree']);
      await votedBy(id, little, ['pass']);
      await city.isQuiet();
      const voter = aPerson();
      expect(await next(city, id, voter)).toMatchObject({
        statement: { id: little, totals: null },
        voted: 0,
        total: 2,
      });
      await cast(city, { id, statementId: little, vote: 'agree' }, voter);
      expect(await next(city, id, voter)).toMatchObject({ statement: { id: much }, voted: 1, total: 2 });
      await cast(city, { id, statementId: much, vote: 'pass' }, voter);
      expect(await next(city, id, voter)).toEqual({ statement: null, voted: 2, total: 2 });
      expect(await city.bus.call(nextStatement, { id }, anybody)).toEqual({ statement: null, voted: 0, total: 2 });
    });
  });

  describe('results', () => {
    it('are hidden until one has voted, and for everybody to see when the discussion is over', async () => {
      const { id } = await opened(city);
      const statementId = await published(city, id, '物业应当承担日常维护。');
      await votedBy(id, statementId, ['agree', 'agree', 'disagree']);
      await city.isQuiet();
      const voter = aPerson();
      expect(await results(city, id, voter)).toMatchObject({
        participants: 3,
        votes: 3,
        mostAgreed: [],
        mostDivided: [],
      });
      expect(await cast(city, { id, statementId, vote: 'pass' }, voter)).toMatchObject({ myVote: 'pass' });
      await city.isQuiet();
      const totals = { agree: 2, disagree: 1, pass: 1 };
      expect(await results(city, id, voter)).toMatchObject({ participants: 4, mostAgreed: [{ totals }] });
      expect((await results(city, id, anybody)).mostAgreed).toEqual([]);
      expect((await results(city, id, staff)).mostAgreed).toMatchObject([{ totals }]);
      await close(city, id);
      const open = await results(city, id, anybody);
      expect(open).toMatchObject({ votes: 4, mostAgreed: [{ totals }], countedAt: expect.any(String) as string });
    });

    it('are hidden until the end where that was announced', async () => {
      const { id } = await opened(city, { hideResults: 'until_closed' });
      const statementId = await published(city, id, '物业应当承担日常维护。');
      expect(await cast(city, { id, statementId, vote: 'agree' })).toMatchObject({ myVote: 'agree', totals: null });
      const { id: free } = await opened(city, { hideResults: 'off' });
      await published(city, free, '物业应当承担日常维护。');
      expect(await totalsAt(city, free, anybody)).toEqual({
        '物业应当承担日常维护。': { agree: 0, disagree: 0, pass: 0 },
      });
    });

    it('put first what is surely agreed, and what surely divides', async () => {
      const { id } = await opened(city, { hideResults: 'off' });
      const [sure, lucky, divided] = [
        await published(city, id, '更换记录应当网上可查。'),
        await published(city, id, '应当统一机身样式颜色。'),
        await published(city, id, '应当取消投币收费方式。'),
      ];
      await votedBy(id, sure, [...Array<Vote>(9).fill('agree'), 'disagree']);
      await votedBy(id, lucky, ['agree']);
      await votedBy(id, divided, [...Array<Vote>(4).fill('agree'), ...Array<Vote>(4).fill('disagree')]);
      await city.isQuiet();
      const { mostAgreed, mostDivided } = await results(city, id, anybody);
      expect(mostAgreed.map((one) => one.id)).toEqual([sure, divided, lucky]);
      expect(mostDivided.map((one) => one.id)).toEqual([divided, sure]);
    });
  });
});
