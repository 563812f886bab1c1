import { pseudonymOf } from './pseudonym.js';

const secret = Buffer.alloc(32, 7).toString('base64url');
const consultation = '019ab9a0-0000-7000-8000-000000000001';
const person = '019ab9a0-0000-7000-8000-00000000000a';

describe('a voter’s pseudonym', () => {
  const pseudonym = pseudonymOf(secret, consultation, person);

  it('has 128 bits and is always the same for a person in a consultation', () => {
    expect(pseudonym).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(pseudonymOf(secret, consultation, person)).toBe(pseudonym);
  });

  it('is another in another consultation, for another person, and at an office with another secret', () => {
    const other = '019ab9a0-0000-7000-8000-00000000000b';
    const others = [
      pseudonymOf(secret, other, person),
      pseudonymOf(secret, consultation, other),
      pseudonymOf(Buffer.alloc(32, 8).toString('base64url'), consultation, person),
    ];
    expect(new Set([pseudonym, ...others]).size).toBe(4);
  });
});
