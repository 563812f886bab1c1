import { AnswerLimit } from './answer-limit.js';

describe('the limit on what a neighbour may ask', () => {
  let now = 0;
  let limit: AnswerLimit;

  /** How many of so many questions, each answered at once, are let in. */
  const letIn = (peer: string, questions: number): number =>
    Array.from({ length: questions }).filter(() => {
      const isIn = limit.enter(peer);
      if (isIn) limit.leave(peer);
      return isIn;
    }).length;

  beforeEach(() => {
    now = 1_000_000;
    limit = new AnswerLimit(() => now);
  });

  it('lets 300 questions in at once and 100 more each second', () => {
    expect(letIn('x610303', 1_000)).toBe(300);
    now += 1_000;
    expect(letIn('x610303', 1_000)).toBe(100);
    now += 60_000;
    expect(letIn('x610303', 1_000)).toBe(300);
  });

  it('counts each neighbour by itself', () => {
    letIn('x610303', 1_000);
    expect(letIn('x610302', 1_000)).toBe(300);
  });

  it('answers 32 questions of a neighbour at the same time', () => {
    const entered = Array.from({ length: 40 }).filter(() => limit.enter('x610303'));
    expect(entered).toHaveLength(32);
    limit.leave('x610303');
    expect([limit.enter('x610303'), limit.enter('x610303'), limit.enter('x610302')]).toEqual([true, false, true]);
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
