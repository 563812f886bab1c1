import { parseOptions } from '@node-rs/argon2';
import { hashPassword, isPasswordOf } from './password.js';

const medianMs = async (run: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[3] ?? 0;
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

  it('takes as long to check for nobody as for somebody', async () => {
    const kept = await hashPassword('口令-甲');
    const somebody = await medianMs(() => isPasswordOf(kept, '口令-乙'));
    const nobody = await medianMs(() => isPasswordOf(undefined, '口令-乙'));
    expect(nobody / somebody).toBeGreaterThan(0.4);
    expect(nobody / somebody).toBeLessThan(2.5);
  });
});
