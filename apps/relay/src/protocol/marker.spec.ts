import { newLink } from './link-record.js';
import { isRestored, withMark, withSeenEpochs } from './marker.js';

const city = { ...newLink('c610300'), outEpoch: 2, outHead: 7 };
const told = (epoch: number, head: number) => ({ marks: { c610300: { epoch, head } }, knowsDatabase: true });

describe('the marker outside the database', () => {
  it.each([
    ['a later number than the log has', 2, 8],
    ['a later epoch', 3, 0],
  ])('tells of a restore where the neighbour was told %s', (_what, epoch, head) => {
    expect(isRestored([city], told(epoch, head))).toBe(true);
  });

  it.each([
    ['all of the log', 2, 7],
    ['a part of it', 2, 3],
    ['more of an earlier epoch', 1, 90],
  ])('is content where the neighbour was told %s', (_what, epoch, head) => {
    expect(isRestored([city], told(epoch, head))).toBe(false);
  });

  it('takes a database for restored that it does not know, unless it is new', () => {
    const nobodyKnows = { marks: {}, knowsDatabase: false };
    expect(isRestored([newLink('p610000'), city], nobodyKnows)).toBe(true);
    expect(isRestored([{ ...newLink('c610300'), inCursor: 1 }], nobodyKnows)).toBe(true);
    expect(isRestored([newLink('c610300')], nobodyKnows)).toBe(false);
  });

  it('is never taken back by a number told before', () => {
    const marks = withMark({}, 'c610300', { epoch: 2, head: 7 });
    expect(withMark(marks, 'c610300', { epoch: 2, head: 5 })).toBe(marks);
    expect(withMark(marks, 'c610300', { epoch: 1, head: 9 })).toBe(marks);
    expect(withMark(marks, 'c610300', { epoch: 3, head: 0 })).toEqual({ c610300: { epoch: 3, head: 0 } });
    expect(withMark(marks, 'p610000', { epoch: 1, head: 1 })).toMatchObject(marks);
  });

  it('keeps the next epoch above every one that was told', () => {
    const [link] = withSeenEpochs([city], told(5, 1).marks);
    expect(link?.seenEpoch).toBe(5);
    expect(withSeenEpochs([{ ...city, seenEpoch: 9 }], told(5, 1).marks)[0]?.seenEpoch).toBe(9);
  });
});
