import type { SignatureName } from '@qsl/contracts';
import { createUser, fromSeed } from '@nats-io/nkeys';
import { createSealingPrivateKey, sealingPem, sealingText } from '../protocol/sealing-key.js';
import { directoryText, signatureAlgorithms } from '../protocol/signature-algorithm.js';

/** An office's signing key pair. */
export interface SigningKey {
  /** PKCS8 PEM, for RELAY_SIGNING_KEY_FILE. Never leaves the office. */
  privateKeyPem: string;
  /** As the office directory writes it. */
  publicKey: string;
}

export function createSigningKey(algorithm: SignatureName = 'ed25519'): SigningKey {
  const key = signatureAlgorithms[algorithm].generate();
  return { privateKeyPem: key.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: directoryText(key) };
}

/** An office's key pair to read what is sealed to it. */
export interface SealingKey {
  /** PKCS8 PEM, for RELAY_SEALING_KEYS_FILE. Never leaves the office. */
  privateKeyPem: string;
  /** As the office directory writes it. */
  publicKey: string;
}

export function createSealingKey(): SealingKey {
  const key = createSealingPrivateKey();
  return { privateKeyPem: sealingPem(key), publicKey: sealingText(key) };
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

/** The public half of a seed. @throws where it is none */
export const linkKeyOf = (seed: string): string => fromSeed(Buffer.from(seed, 'ascii')).getPublicKey();
