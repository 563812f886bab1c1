import type { SignatureName } from '@qsl/contracts';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { sm2 } from './sm2.js';

/** One way of signing events. A key belongs to exactly one, told by its SPKI encoding; no header ever chooses it. */
export interface SignatureAlgorithm {
  /** `alg` of the JWS header. */
  readonly alg: string;
  /** What the office directory writes before the base64url of the raw public key. */
  readonly prefix: string;
  /** All of a public key's SPKI encoding before its raw bytes. */
  readonly spki: Buffer;
  /** Length of the raw public key in bytes. */
  readonly rawLength: number;
  generate(): KeyObject;
  sign(data: Buffer, privateKey: KeyObject): Buffer;
  /** False for a signature of any other form; never throws. */
  verify(data: Buffer, signature: Buffer, publicKey: KeyObject): boolean;
}

const ed25519: SignatureAlgorithm = {
  alg: 'EdDSA',
  prefix: '',
  spki: Buffer.from('302a300506032b6570032100', 'hex'),
  rawLength: 32,
  generate: () => generateKeyPairSync('ed25519').privateKey,
  sign: (data, privateKey) => sign(null, data, privateKey),
  verify: (data, signature, publicKey) => verify(null, data, publicKey, signature),
};

export const signatureAlgorithms: Record<SignatureName, SignatureAlgorithm> = { ed25519, sm2 };

const all: SignatureAlgorithm[] = Object.values(signatureAlgorithms);
const spkiOf = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' });
const publicHalf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

const algorithms = new WeakMap<KeyObject, SignatureAlgorithm>();

/** @throws RangeError where the key is of no algorithm that offices sign with. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  const known = algorithms.get(key) ?? findAlgorithm(key);
  algorithms.set(key, known);
  return known;
}

function findAlgorithm(key: KeyObject): SignatureAlgorithm {
  const spki = spkiOf(publicHalf(key));
  const found = all.find(
    (one) => spki.length === one.spki.length + one.rawLength && spki.subarray(0, one.spki.length).equals(one.spki),
  );
  if (!found) throw new RangeError('neither an Ed25519 key nor an SM2 key with its uncompressed point');
  return found;
}

/** A key's public half as the office directory writes it: 43 characters for Ed25519, `sm2:` and 87 for SM2. */
export function directoryText(key: KeyObject): string {
  const { prefix, spki } = algorithmOf(key);
  return prefix + spkiOf(publicHalf(key)).subarray(spki.length).toString('base64url');
}

/** The key behind a directory's text. @throws where it is no key, such as a point that is not on SM2's curve. */
export function publicKeyOf(text: string): KeyObject {
  const { prefix, spki } = text.startsWith(sm2.prefix) ? sm2 : ed25519;
  const raw = Buffer.from(text.slice(prefix.length), 'base64url');
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
}
