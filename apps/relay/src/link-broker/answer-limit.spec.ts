import { AnswerLimit } from './answer-limit.js';

const small = 500;

describe('the limit on what a neighbour may ask', () => {
  let now = 0;
  let limit: AnswerLimit;

  /** How many of so many questions, each answered at once, are let in. */
  const letIn = (peer: string, questions: number, bytes = small): number =>
    Array.from({ length: questions }).filter(() => {
      const isIn = limit.enter(peer, bytes) === null;
      if (isIn) limit.leave(peer);
      return isIn;
    }).length;

  beforeEach(() => {
    now = 1_000_000;
    limit = new AnswerLimit(() => now);
  });

  it('lets 300 questions in at once and 100 more each second', () => {
    expect(letIn('x610303', 1_000)).toBe(300);
    expect(limit.enter('x610303', small)).toBe('questions');
    now += 1_000;
    expect(letIn('x610303', 1_000)).toBe(100);
    now += 60_000;
    expect(letIn('x610303', 1_000)).toBe(300);
  });

  it('lets 8 MB of questions in at once and 2 MB more each second', () => {
    expect(letIn('x610303', 20, 1_000_000)).toBe(8);
    expect(limit.enter('x610303', 1_000_000)).toBe('bytes');
    expect(letIn('x610302', 20, 1_000_000)).toBe(8);
    now += 1_000;
    expect(letIn('x610303', 20, 1_000_000)).toBe(2);
  });

  it('lets answers of 4 MB out at once, and then has the neighbour wait for 4 MB each second', () => {
    expect(limit.restMs('x610303')).toBe(0);
    limit.answered('x610303', 4_000_000);
    expect(limit.restMs('x610303')).toBe(0);
    limit.answered('x610303', 2_000_000);
    expect(limit.restMs('x610303')).toBe(500);
    expect(limit.restMs('x610302')).toBe(0);
    now += 500;
    expect(limit.restMs('x610303')).toBe(0);
  });

  it('admits what a link asks now and then only so often, and all else as often as it is read', () => {
    const admitted = (verb: 'reach' | 'watch' | 'cards' | 'pull') =>
      Array.from({ length: 200 }).filter(() => limit.admits('x610303', verb)).length;
    expect([admitted('reach'), admitted('watch'), admitted('cards'), admitted('pull')]).toEqual([30, 30, 60, 200]);
    now += 1_000;
    expect([admitted('reach'), admitted('watch'), admitted('cards')]).toEqual([2, 2, 5]);
    expect(limit.admits('x610302', 'reach')).toBe(true);
  });

  it('counts each neighbour by itself', () => {
    letIn('x610303', 1_000);
    expect(letIn('x610302', 1_000)).toBe(300);
  });

  it('answers 32 questions of a neighbour at the same time', () => {
    const entered = Array.from({ length: 40 }, () => limit.enter('x610303', small));
    expect(entered.filter((beyond) => beyond === null)).toHaveLength(32);
    expect(entered.at(-1)).toBe('under_way');
    limit.leave('x610303');
    const again = ['x610303', 'x610303', 'x610302'].map((peer) => limit.enter(peer, small));
    expect(again).toEqual([null, 'under_way', null]);
  });

  it('takes more than 200 unread questions in a second for a flood, or 4 MB of them', () => {
    const unread = Array.from({ length: 201 }, () => limit.unreadMs('x610303', small));
    expect([unread.findIndex((ms) => ms > 0), limit.unreadMs('x610302', small)]).toEqual([200, 0]);
    const large = Array.from({ length: 5 }, () => limit.unreadMs('x610304', 1_000_000));
    expect(large).toEqual([0, 0, 0, 0, 1_000]);
    now += 1_000;
    expect(limit.unreadMs('x610303', small)).toBe(0);
  });

  it('does not listen twice as long after each flood, up to 8 s, and as at first after a minute without', () => {
    const flood = () => Math.max(...Array.from({ length: 201 }, () => limit.unreadMs('x610303', small)));
    const deaf = Array.from({ length: 5 }, () => {
      const ms = flood();
      now += Math.max(ms, 1_000);
      return ms;
    });
    expect(deaf).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
    now += 59_000;
    expect(flood()).toBe(8_000);
    now += 8_000 + 60_001;
    expect(flood()).toBe(1_000);
  });

  it('is told of once a minute for each neighbour', () => {
    expect([limit.isNews('x610303'), limit.isNews('x610303'), limit.isNews('x610302')]).toEqual([true, false, true]);
    now += 60_000;
    expect(limit.isNews('x610303')).toBe(true);
  });

  it('gives nothing for a clock that was put back', () => {
    letIn('x610303', 1_000);
    now -= 3_600_000;
    expect(letIn('x610303', 10)).toBe(0);
    now += 1_000;
    expect(letIn('x610303', 1_000)).toBe(100);
  });
});
