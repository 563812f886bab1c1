import { generateKeyPairSync } from 'node:crypto';
import { createSealingPrivateKey, readSealingKeys, sealingPem, sealingText } from './sealing-key.js';
import { openData, SealBroken, sealData } from './sealing.js';

const [county, city, province] = [createSealingPrivateKey(), createSealingPrivateKey(), createSealingPrivateKey()];
const event = { id: '01939f00-0000-7000-8000-000000000010', author: 'x610303' };
const data = { text: '水源地名单，仅供省政协参阅。\u0000"' };
const sealedTo = [province, county].map(sealingText);

function field(sealed: Record<string, unknown>, name: string): string {
  const value = sealed[name];
  if (typeof value !== 'string') throw new Error(`${name} is a text`);
  return value;
}

/** Another first character: the last one may hold bits that count for nothing. */
const altered = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

describe('sealed data', () => {
  it('is read by each of those it was sealed to, and by nobody else', async () => {
    const sealed = await sealData(data, event, sealedTo);
    expect(JSON.stringify(sealed)).not.toContain('水源地');
    for (const key of [province, county]) expect(await openData(sealed, event, [key])).toEqual(data);
    await expect(openData(sealed, event, [city])).rejects.toThrow('sealed to no key of this office');
  });

  it('sealed to a key of before is read with it as long as it is kept', async () => {
    const next = createSealingPrivateKey();
    const sealed = await sealData(data, event, sealedTo);
    const kept = readSealingKeys(sealingPem(province) + sealingPem(next));
    expect(kept.map(sealingText)).toEqual([province, next].map(sealingText));
    expect(await openData(sealed, event, kept)).toEqual(data);
    await expect(openData(sealed, event, [next])).rejects.toThrow(SealBroken);
  });

  it.each(['ciphertext', 'tag', 'iv', 'protected', 'aad'])('with another %s is not read', async (name) => {
    const sealed = await sealData(data, event, sealedTo);
    const changed = { ...sealed, [name]: altered(field(sealed, name)) };
    await expect(openData(changed, event, [province])).rejects.toThrow(SealBroken);
  });

  it('is not read where somebody else’s key stands under the reader’s name', async () => {
    const sealed = await sealData(data, event, sealedTo);
    const [first, second] = sealed['recipients'] as { header: object; encrypted_key: string }[];
    const recipients = [{ ...first, encrypted_key: second?.encrypted_key }];
    await expect(openData({ ...sealed, recipients }, event, [province])).rejects.toThrow('the seal is broken');
  });

  it('is not read in another event, nor as that of another office', async () => {
    const sealed = await sealData(data, event, sealedTo);
    for (const other of [
      { ...event, author: 'c610300' },
      { ...event, id: event.id.replace('10', '11') },
    ])
      await expect(openData(sealed, other, [province])).rejects.toThrow('the seal is broken');
  });

  it('does not tell by its length how long a short text is', async () => {
    const lengthOf = async (text: string) => field(await sealData({ text }, event, sealedTo), 'ciphertext').length;
    const [one, three, twenty] = [
      await lengthOf('是'),
      await lengthOf('长'.repeat(300)),
      await lengthOf('长'.repeat(6_000)),
    ];
    expect(one).toBe(three);
    expect(twenty).toBe(Math.ceil((32 * 1024 * 4) / 3));
  });
});

it('a file of sealing keys with any other key in it is refused', () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  expect(() => readSealingKeys(sealingPem(province) + sealingPem(other))).toThrow('not X25519 private keys');
  expect(() => readSealingKeys('')).toThrow('not X25519 private keys');
  expect(() => sealingText(other)).toThrow('not an X25519 key');
});
