import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ConfigError } from '@qsl/service-kit';
import type { Keys } from '../link/relay-core.js';
import { read } from '../link-broker/read-setting.js';
import type { Directory } from '../protocol/directory.js';
import { currentKey } from '../protocol/registrar.js';
import { signDetached, verifyDetached } from '../protocol/jws.js';
import { algorithmOf, directoryText, publicKeyOf, type SignatureAlgorithm } from '../protocol/signature-algorithm.js';

/** This office's signing key, and every office's public keys by the directory. */
export class KeyRing implements Keys {
  private readonly known = new Map<string, KeyObject>();
  private text: string | null = null;

  private constructor(
    private own: KeyObject,
    private readonly directory: Directory,
    private readonly self: string,
  ) {}

  /** @throws ConfigError where the file holds no key to sign with. */
  static open(path: string, directory: Directory, self: string): KeyRing {
    return new KeyRing(readSigningKey('RELAY_SIGNING_KEY_FILE', path), directory, self);
  }

  /** The public half of the key that this office signs with, as the directory writes it. */
  get publicText(): string {
    this.text ??= directoryText(this.own);
    return this.text;
  }

  get isListed(): boolean {
    const listing = this.directory.find(this.self);
    return listing !== undefined && currentKey(listing) === this.publicText;
  }

  get algorithm(): SignatureAlgorithm {
    return algorithmOf(this.own);
  }

  /** From now on this office signs with another key. */
  use(own: KeyObject): void {
    this.own = own;
    this.text = null;
  }

  sign(body: string): string {
    return signDetached(body, this.own);
  }

  verify({ author, time }: { author: string; time: string }, { body, jws }: { body: string; jws: string }): boolean {
    return this.directory.keysFor(author, time).some((text) => verifyDetached(body, jws, this.keyOf(text)));
  }

  private keyOf(text: string): KeyObject {
    const key = this.known.get(text) ?? publicKeyOf(text);
    this.known.set(text, key);
    return key;
  }
}

/** @throws ConfigError where the file is not the private half of a key that offices sign with. */
export function readSigningKey(setting: string, path: string): KeyObject {
  const pem = read(setting, path);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new ConfigError([`${setting}: ${path} is not a private key in PEM`]);
  }
  try {
    directoryText(key);
  } catch {
    throw new ConfigError([`${setting}: ${path} holds neither an Ed25519 nor an SM2 key`]);
  }
  return key;
}
