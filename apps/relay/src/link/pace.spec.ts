import { Pace, restAfter } from './pace.js';

describe('the pace at which a neighbour is asked for events', () => {
  let now = 0;
  let pace: Pace;

  beforeEach(() => {
    now = 1_000_000;
    pace = new Pace(() => now);
  });

  it('asks for 256 at once, and for 32 while others bring events', () => {
    expect([pace.mostEvents(false), pace.mostEvents(true)]).toEqual([256, 32]);
  });

  it('takes more than 128 at once, or 30 each second, for much, in large batches and in small ones', () => {
    const much = (batches: number, events: number) =>
      Array.from({ length: batches }, () => pace.isMuch(events)).filter(Boolean).length;
    expect(much(8, 32)).toBe(4);
    now += 1_000;
    expect(much(40, 1)).toBe(10);
    now += 60_000;
    expect([much(1, 128), much(1, 1)]).toEqual([0, 1]);
  });

  it('rests three times as long as the work took, at most a second', () => {
    expect([restAfter(100), restAfter(5_000), restAfter(-5)]).toEqual([300, 1_000, 0]);
  });

  it('waits twice as long after each batch of mostly bad events, up to a minute, and a good one ends that', () => {
    const waits = Array.from({ length: 8 }, () => pace.refused(32, 32));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect([pace.refused(0, 32), pace.refused(32, 32)]).toEqual([0, 1_000]);
  });

  it('waits a second after a bad event among good ones, however often: a backlog gets through', () => {
    expect(Array.from({ length: 8 }, () => pace.refused(1, 32))).toEqual(Array(8).fill(1_000));
  });
});
