import { firstBadLife, seedsOf } from './lives.js';

/** First seeds of so many blocks, so that one test stays short. */
const block = 200;
/** Every other one with files that are carried beside the lines. */
const blocks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ from: 1 + index * block, hasSticks: index % 2 === 0 }));

describe('the link under an adversary that drops, repeats, delays, crashes and restores', () => {
  it.each(blocks(7))(
    'keeps every promise where restored offices find their marker: 200 lives from seed $from, carried files: $hasSticks',
    async ({ from, hasSticks }) => {
      await expect(firstBadLife(seedsOf({ from, count: block }), { hasMarker: true, hasSticks })).resolves.toBeNull();
    },
  );

  it.each(blocks(3))(
    'keeps every promise, or parks the matter, with one restore that nobody was told of: 200 lives from seed $from, carried files: $hasSticks',
    async ({ from, hasSticks }) => {
      await expect(firstBadLife(seedsOf({ from, count: block }), { hasMarker: false, hasSticks })).resolves.toBeNull();
    },
  );
});
