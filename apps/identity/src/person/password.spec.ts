import { parseOptions } from '@node-rs/argon2';
import { hashPassword, isPasswordOf } from './password.js';

const elapsedMs = async (run: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
};

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes, salted anew each time', async () => {
    const [first, second] = await Promise.all([hashPassword('口令-甲'), hashPassword('口令-甲')]);
    expect(first).toMatch(/^\$argon2id\$/);
    expect(parseOptions(first)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(second).not.toBe(first);
  });

  it('is known again, and no other for it', async () => {
    const kept = await hashPassword('口令-甲');
    await expect(isPasswordOf(kept, '口令-甲')).resolves.toBe(true);
    await expect(isPasswordOf(kept, '口令-乙')).resolves.toBe(false);
    await expect(isPasswordOf(undefined, '口令-甲')).resolves.toBe(false);
  });

  it('is checked no faster for nobody than for somebody', async () => {
    const kept = await hashPassword('口令-甲');
    const [somebody, nobody]: [number[], number[]] = [[], []];
    for (let round = 0; round < 7; round++) {
      somebody.push(await elapsedMs(() => isPasswordOf(kept, '口令-乙')));
      nobody.push(await elapsedMs(() => isPasswordOf(undefined, '口令-乙')));
    }
    expect(Math.min(...nobody) / Math.min(...somebody)).toBeGreaterThan(0.5);
  });
});
