import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ConfigError, type OfficeCard, type OfficeDirectory } from '@qsl/service-kit';
import type { Keys } from '../link/relay-core.js';
import { read } from '../link-broker/link-routes.js';
import { signDetached, verifyDetached } from '../protocol/jws.js';
import { directoryText, publicKeyOf } from '../protocol/signature-algorithm.js';

/** This office's signing key and every known office's public key. */
export class KeyRing implements Keys {
  private readonly known: ReadonlyMap<string, KeyObject>;

  private constructor(
    private readonly own: KeyObject,
    offices: OfficeDirectory,
  ) {
    this.known = new Map(offices.all.map((office) => [office.iid, publicKey(office)]));
  }

  /** @throws ConfigError where the file holds no key to sign with, or another one than the directory gives this office. */
  static open(path: string, offices: OfficeDirectory): KeyRing {
    const own = privateKey(path);
    if (publicText(own, path) !== offices.self.signingKey) {
      throw new ConfigError([`RELAY_SIGNING_KEY_FILE: the office directory holds another key of ${offices.self.iid}`]);
    }
    return new KeyRing(own, offices);
  }

  sign(body: string): string {
    return signDetached(body, this.own);
  }

  verify(author: string, body: string, jws: string): boolean {
    const key = this.known.get(author);
    return key !== undefined && verifyDetached(body, jws, key);
  }
}

function privateKey(path: string): KeyObject {
  const pem = read('RELAY_SIGNING_KEY_FILE', path);
  try {
    return createPrivateKey(pem);
  } catch {
    throw new ConfigError([`RELAY_SIGNING_KEY_FILE: ${path} is not a private key in PEM`]);
  }
}

function publicText(own: KeyObject, path: string): string {
  try {
    return directoryText(own);
  } catch {
    throw new ConfigError([`RELAY_SIGNING_KEY_FILE: ${path} holds neither an Ed25519 nor an SM2 key`]);
  }
}

function publicKey({ iid, signingKey }: OfficeCard): KeyObject {
  try {
    return publicKeyOf(signingKey);
  } catch {
    throw new ConfigError([`OFFICE_DIRECTORY: the signingKey of ${iid} is not a public key`]);
  }
}
