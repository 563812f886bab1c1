import type { Clock } from './clock.js';
import { ReplayTurns } from './replay-turns.js';

describe('replays of one neighbour', () => {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (delayMs, run) => {
      timers.push({ at: now + delayMs, run });
      return () => undefined;
    },
    breathe: () => Promise.resolve(),
    random: () => 0.5,
    uniqueId: () => 'id',
  };
  let turns: ReplayTurns;
  let isShared = false;
  const lasting = (ms: number) => async () => ((now += ms), 'answered');

  beforeEach(() => {
    isShared = false;
    [now, timers, turns] = [1_000, [], new ReplayTurns(clock, () => isShared)];
  });

  it('are answered one at a time; other neighbours’ meanwhile', async () => {
    let finish = () => {};
    const first = turns.take('x610303', () => new Promise<string>((resolve) => (finish = () => resolve('answered'))));
    await expect(turns.take('x610303', lasting(0))).resolves.toBeNull();
    await expect(turns.take('x610302', lasting(0))).resolves.toBe('answered');
    finish();
    await expect(first).resolves.toBe('answered');
    await expect(turns.take('x610303', lasting(0))).resolves.toBe('answered');
  });

  it('rest as long as the last one took, at most two seconds, and whoever asks meanwhile hears that we are busy', async () => {
    await turns.take('x610303', lasting(300));
    const next = turns.take('x610303', lasting(5_000));
    await expect(turns.take('x610303', lasting(0))).resolves.toBeNull();
    expect(timers.map(({ at }) => at)).toEqual([1_600]);
    timers[0]?.run();
    await expect(next).resolves.toBe('answered');
    void turns.take('x610303', lasting(0));
    expect(timers.map(({ at }) => at)).toEqual([1_600, now + 2_000]);
  });

  it('rest nine times as long while others bring events', async () => {
    isShared = true;
    await turns.take('x610303', lasting(200));
    void turns.take('x610303', lasting(0));
    expect(timers.map(({ at }) => at)).toEqual([1_200 + 1_800]);
  });

  it('go on after one that failed', async () => {
    await expect(turns.take('x610303', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await expect(turns.take('x610303', lasting(0))).resolves.toBe('answered');
  });
});
