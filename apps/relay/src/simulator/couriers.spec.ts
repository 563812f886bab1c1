import { firstBadLife, seedsOf } from './lives.js';

describe('offices between which people carry files, while every line is dead', () => {
  it.each([1, 101, 201])(
    'keep every promise, whatever they are restored to and whichever answer comes: 100 lives from seed %i',
    async (from) => {
      const scenario = { hasMarker: true, hasCouriers: true };
      await expect(firstBadLife(seedsOf({ from, count: 100 }), scenario)).resolves.toBeNull();
    },
  );
});
