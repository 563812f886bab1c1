import { createUser } from '@nats-io/nkeys';
import { generateKeyPairSync } from 'node:crypto';

/** An office's signing key pair. */
export interface SigningKey {
  /** PKCS8 PEM, for RELAY_SIGNING_KEY_FILE. Never leaves the office. */
  privateKeyPem: string;
  /** Raw Ed25519 public key in base64url, for the office directory. */
  publicKey: string;
}

export function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new Error('An Ed25519 public key has an x coordinate');
  return { privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: x };
}

/** A key to one account of a link broker. */
export interface LinkKey {
  /** nkey seed. Never leaves the office. */
  seed: string;
  /** Public nkey, for the broker's configuration. */
  publicKey: string;
}

export function createLinkKey(): LinkKey {
  const pair = createUser();
  return { seed: Buffer.from(pair.getSeed()).toString('ascii'), publicKey: pair.getPublicKey() };
}
