import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { genesis, nextChain, sha256 } from './chain.js';
import { decodeEvent, encodeEvent } from './event.js';
import { signDetached, verifyDetached } from './jws.js';
import { publicKeyOf } from './signature-algorithm.js';

interface Vectors {
  /** Ed25519 private key of RFC 8032, section 7.1, test 1, hexadecimal. */
  seed: string;
  publicKey: string;
  genesis: string;
  events: { id: string; body: string; jws: string; chain: string }[];
}

const file = new URL('../../../../docs/federation-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const pkcs8Head = '302e020100300506032b657004220420';
const privateKey = createPrivateKey({
  key: Buffer.from(pkcs8Head + vectors.seed, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

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
});
