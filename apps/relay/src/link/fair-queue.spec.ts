import { FairQueue } from './fair-queue.js';

describe('the queue of matters', () => {
  const all = (queue: FairQueue) => queue.take(100, () => true);

  it('gives each neighbour a turn after the other, however much one of them brought', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2', 'a3', 'a4']);
    queue.add('x610302', ['b1', 'b2']);
    expect(all(queue)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('keeps the place of what waits already, and takes it anew once it was taken', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2']);
    queue.add('x610302', ['a2', 'a1']);
    expect(all(queue)).toEqual(['a1', 'a2']);
    queue.add('x610302', ['a2']);
    expect(all(queue)).toEqual(['a2']);
  });

  it('passes over what may not be taken now', () => {
    const queue = new FairQueue();
    queue.add('x610303', ['a1', 'a2']);
    queue.add('x610302', ['b1']);
    expect(queue.take(1, (id) => id !== 'a1')).toEqual(['a2']);
    expect(queue.take(9, (id) => id !== 'a1')).toEqual(['b1']);
    expect(queue.take(9, (id) => id !== 'a1')).toEqual([]);
    expect(all(queue)).toEqual(['a1']);
  });
});
