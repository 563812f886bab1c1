import { firstBadLife, seedsOf } from './lives.js';
import { mutants } from './mutants.js';

describe('the link without one of its rules', () => {
  it.each(Object.entries(mutants))('falls without %s', async (_rule, { lives, ...scenario }) => {
    await expect(firstBadLife(seedsOf({ from: 1, count: lives }), scenario)).resolves.not.toBeNull();
  });
});
