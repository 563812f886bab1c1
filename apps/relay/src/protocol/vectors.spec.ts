import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { genesis, nextChain, sha256 } from './chain.js';
import { decodeEvent, encodeEvent } from './event.js';
import { signDetached, verifyDetached } from './jws.js';
import { openData } from './sealing.js';
import { sealingText } from './sealing-key.js';
import { publicKeyOf } from './signature-algorithm.js';

interface Vectors {
  /** Ed25519 private key of RFC 8032, section 7.1, test 1, hexadecimal. */
  seed: string;
  publicKey: string;
  genesis: string;
  events: { id: string; body: string; jws: string; chain: string }[];
  /** What one of the events says to those that hold one of these X25519 keys. */
  sealed: { event: string; keys: Record<string, { seed: string; sealingKey: string }>; data: object };
}

const file = new URL('../../../../docs/federation-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const pkcs8Heads = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' };
const keyOf = (kind: keyof typeof pkcs8Heads, seed: string) =>
  createPrivateKey({ key: Buffer.from(pkcs8Heads[kind] + seed, 'hex'), format: 'der', type: 'pkcs8' });
const privateKey = keyOf('ed25519', vectors.seed);

describe('the published test vectors', () => {
  it('hold the bytes that this code makes of an event, and reads from it', () => {
    for (const { id, body } of vectors.events) {
      expect(decodeEvent(body).id).toBe(id);
      expect(encodeEvent(decodeEvent(body))).toBe(body);
    }
  });

  it('are signed as this code signs and verifies', () => {
    for (const { body, jws } of vectors.events) {
      expect(signDetached(body, privateKey)).toBe(jws);
      expect(verifyDetached(body, jws, publicKeyOf(vectors.publicKey))).toBe(true);
    }
  });

  it('are chained from genesis, each event naming the one before', () => {
    let [chain, prev]: [string, string | null] = [genesis, null];
    expect(vectors.genesis).toBe(genesis);
    for (const event of vectors.events) {
      expect(decodeEvent(event.body).prev).toBe(prev);
      [chain, prev] = [nextChain(chain, event), sha256(event.body)];
      expect(chain).toBe(event.chain);
    }
  });

  it('hold a sealed event that each of its readers can open, and an event of another id does not', async () => {
    const { event: id, keys, data } = vectors.sealed;
    const body = vectors.events.find((event) => event.id === id)?.body ?? '';
    const event = decodeEvent(body);
    expect(event).toMatchObject({ class: 'sealed', to: 'p610000', author: 'x610303' });
    expect(body).not.toContain('水源地');
    for (const { seed, sealingKey } of Object.values(keys)) {
      const key = keyOf('x25519', seed);
      expect(sealingText(key)).toBe(sealingKey);
      expect(await openData(event.data, event, [key])).toEqual(data);
      await expect(openData(event.data, { ...event, id: 'another' }, [key])).rejects.toThrow('the seal is broken');
    }
  });
});
