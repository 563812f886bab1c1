import { createUser, fromSeed } from '@nats-io/nkeys';
import type { OfficeView } from '@qsl/contracts';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files with the secrets of one office, made once. */
export interface OfficeKeys {
  /** Ed25519 private key that signs events, PKCS 8 in PEM. */
  signingKeyFile: string;
  /** Raw Ed25519 public key, base64url, as the directory shows it. */
  signingKey: string;
  /** nkey seed that opens the parent's link broker. */
  linkSeedFile: string;
  /** Its public part, as the parent's link broker knows it. */
  linkKey: string;
}

const privately = { mode: 0o600 };

function signingKeyOf(file: string): string {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), privately);
  }
  const { x } = createPublicKey(createPrivateKey(readFileSync(file))).export({ format: 'jwk' });
  if (!x) throw new Error(`${file} holds no Ed25519 key`);
  return x;
}

function linkKeyOf(file: string): string {
  if (!existsSync(file)) writeFileSync(file, createUser().getSeed(), privately);
  return fromSeed(readFileSync(file)).getPublicKey();
}

/** The office's keys, made where there are none yet. */
export function officeKeys({ iid }: Pick<OfficeView, 'iid'>, folder: string): OfficeKeys {
  const signingKeyFile = join(folder, `${iid}.signing.pem`);
  const linkSeedFile = join(folder, `${iid}.link.seed`);
  return {
    signingKeyFile,
    signingKey: signingKeyOf(signingKeyFile),
    linkSeedFile,
    linkKey: linkKeyOf(linkSeedFile),
  };
}
