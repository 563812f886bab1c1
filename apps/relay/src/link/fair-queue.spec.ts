import { FairQueue } from './fair-queue.js';

describe('the queue of matters', () => {
  const any = () => true;
  const upTo = (most: number) => () => most;
  const ids = (queue: FairQueue, most = 100, mayTake: (id: string) => boolean = any) =>
    queue.take(upTo(most), mayTake)?.ids ?? [];

  it('gives one neighbour a turn after the other, however much one of them brought', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2', 'a3', 'a4', 'a5']);
    queue.add('x610302', ['b1', 'b2']);
    const turns = Array.from({ length: 5 }, () => queue.take(upTo(2), any));
    expect(turns).toEqual([
      { lane: 'x610303', ids: ['a1', 'a2'] },
      { lane: 'x610302', ids: ['b1', 'b2'] },
      { lane: 'x610303', ids: ['a3', 'a4'] },
      { lane: 'x610303', ids: ['a5'] },
      null,
    ]);
  });

  it('serves a neighbour before one that may have no more now, however long that one has waited', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1']);
    queue.add('x610302', ['b1']);
    expect(queue.take((lane) => (lane === 'x610303' ? 0 : 9), any)).toEqual({ lane: 'x610302', ids: ['b1'] });
    expect([queue.has('x610303'), queue.has('x610302')]).toEqual([true, false]);
    expect(ids(queue)).toEqual(['a1']);
  });

  it('keeps the place of what waits already, and takes it anew once it was taken', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2']);
    queue.add('x610302', ['a2', 'a1']);
    expect([ids(queue), ids(queue)]).toEqual([['a1', 'a2'], []]);
    queue.add('x610302', ['a2']);
    expect(ids(queue)).toEqual(['a2']);
  });

  it('passes over what may not be taken now', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2']);
    queue.add('x610302', ['b1']);
    const free = (id: string) => id !== 'a1';
    expect([ids(queue, 1, free), ids(queue, 9, free), ids(queue, 9, free)]).toEqual([['a2'], ['b1'], []]);
    expect(ids(queue)).toEqual(['a1']);
  });
});
