import { firstBadLife, seedsOf } from './lives.js';
import { mutants } from './mutants.js';

describe('the link without one of its rules', () => {
  it.each(Object.entries(mutants))('falls without %s', async (_rule, { lives, from = 1, ...scenario }) => {
    await expect(firstBadLife(seedsOf({ from, count: lives }), scenario)).resolves.not.toBeNull();
  });
});
