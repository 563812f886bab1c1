import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventKey } from '../link/link-store.js';
import { CommitQueue } from './commit-queue.js';
import type { PostgresCustody } from './postgres-custody.js';

const about: EventKey[] = [{ id: 'e', author: 'x610303', rootCaseId: 'm' }];

/** Turns of the event loop until a transaction that begins at all has begun. */
const mostTurns = 100;

/** Transactions that are committed when the test says so; what each of them did is kept. */
function transactions() {
  const commits: (() => void)[] = [];
  const done: string[][] = [];
  let current: string[] = [];
  const custody = {} as unknown as PostgresCustody;
  const queue = new CommitQueue(async (_about, work) => {
    const own: string[] = [];
    done.push(own);
    current = own;
    const result = await work(custody);
    await new Promise<void>((resolve) => commits.push(resolve));
    return result;
  });
  const note = (what: string) => async () => {
    current.push(what);
    if (what.startsWith('bad')) throw new Error(what);
    return what;
  };
  const isBegun = async () => {
    for (let turn = 0; commits.length === 0 && turn < mostTurns; turn += 1) await nextTurn();
    expect(commits).toHaveLength(1);
  };
  const commit = async () => {
    await isBegun();
    commits.shift()?.();
  };
  return { queue, note, isBegun, commit, done };
}

describe('work that waits to be committed', () => {
  it('shares one transaction with what came while the one before was committed, and is answered after it', async () => {
    const { queue, note, isBegun, commit, done } = transactions();
    const first = queue.together(about, note('a'));
    await isBegun();
    const rest = ['b', 'c', 'd'].map((what) => queue.together(about, note(what)));
    let isAnswered = false;
    void Promise.all(rest).then(() => (isAnswered = true));
    await commit();
    await expect(first).resolves.toBe('a');
    expect(isAnswered).toBe(false);
    await commit();
    await expect(Promise.all(rest)).resolves.toEqual(['b', 'c', 'd']);
    expect(done).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('shares it with what comes in turn after turn before it has begun', async () => {
    const { queue, note, commit, done } = transactions();
    const turn = nextTurn();
    const all = [queue.together(about, note('a'))];
    await turn;
    all.push(queue.together(about, note('b')));
    await commit();
    await Promise.all(all);
    expect(done).toEqual([['a', 'b']]);
  });

  it('is alone where it asks to be, in the order in which it came', async () => {
    const { queue, note, commit, done } = transactions();
    const all = [queue.together(about, note('a')), queue.alone(about, note('b')), queue.together(about, note('c'))];
    for (let each = 0; each < 3; each += 1) await commit();
    await Promise.all(all);
    expect(done).toEqual([['a'], ['b'], ['c']]);
  });

  it('does not fail with the work that it shared its transaction with', async () => {
    const { queue, note, isBegun, commit, done } = transactions();
    const first = queue.together(about, note('a'));
    await isBegun();
    const [sound, bad, other] = ['b', 'bad', 'c'].map((what) => queue.together(about, note(what)));
    const results = Promise.allSettled([first, sound, bad, other]);
    for (let each = 0; each < 3; each += 1) await commit();
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(done).toEqual([['a'], ['b', 'bad'], ['b'], ['bad'], ['c']]);
  });

  it('is refused when too much waits already', async () => {
    const { queue, note } = transactions();
    const waiting = Array.from({ length: 2_001 }, () => queue.together(about, note('a')));
    for (const one of waiting) one.catch(() => undefined);
    await expect(queue.together(about, note('z'))).rejects.toThrow('2000 wait to be committed');
  });
});
