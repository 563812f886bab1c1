import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Raw X25519 public key, base64url, as cards write it. */
export const sealingKeyPattern = /^[A-Za-z0-9_-]{43}$/;

export const createSealingPrivateKey = (): KeyObject => generateKeyPairSync('x25519').privateKey;

/** A key's public half as cards write it. @throws RangeError where it is no X25519 key. */
export function sealingText(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const { x } = key.asymmetricKeyType === 'x25519' ? publicKey.export({ format: 'jwk' }) : {};
  if (x === undefined) throw new RangeError('not an X25519 key');
  return x;
}

export const sealingPublicKey = (text: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: text }, format: 'jwk' });

export const sealingPem = (privateKey: KeyObject): string =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** The private keys of a PEM file, in its order. @throws where a block of it is no X25519 private key. */
export function readSealingKeys(pem: string): KeyObject[] {
  const blocks = pem.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  const keys = blocks.map((block) => createPrivateKey(block));
  if (keys.length === 0 || keys.some(({ asymmetricKeyType }) => asymmetricKeyType !== 'x25519'))
    throw new RangeError('not X25519 private keys in PEM');
  return keys;
}
