import { ConfigError } from '@qsl/service-kit';
import { existsSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import type { KeyRing } from '../event/key-ring.js';
import type { SealRing } from '../event/seal-ring.js';
import { InTurn } from '../in-turn.js';
import { read } from '../link-broker/read-setting.js';
import { writeSecret } from '../link-broker/write-secret.js';
import { encodeRequest } from '../protocol/card-request.js';
import type { Directory } from '../protocol/directory.js';
import { createSealingPrivateKey, readSealingKeys, sealingPem } from '../protocol/sealing-key.js';
import type { CardDirectory } from './card-directory.js';
import type { KeyRotation } from './key-rotation.js';

/**
 * The file of this office's sealing keys. A new one is put behind the others and opens from then on; others seal to it once the
 * registrar's card names it. None is ever taken away: what was sealed to it has to stay readable.
 */
export class SealingRotation {
  private readonly turns = new InTurn();

  constructor(
    private readonly parts: {
      /** RELAY_SEALING_KEYS_FILE. */
      file: string | undefined;
      self: string;
      ring: SealRing;
      keys: KeyRing;
      /** Of the signing key, which vouches for the new one. */
      rotation: KeyRotation;
      directory: Directory;
    },
  ) {}

  get isConfigured(): boolean {
    return this.parts.file !== undefined;
  }

  /** Whether others seal to the newest key; also where there is none. */
  get isListed(): boolean {
    const { ring, directory, self } = this.parts;
    return ring.publicText === null || directory.find(self)?.sealingKey === ring.publicText;
  }

  /** Takes the keys into use; the first one is made here. @throws ConfigError where the file holds something else */
  async open(): Promise<void> {
    const { file } = this.parts;
    if (file === undefined) return;
    if (existsSync(file)) this.parts.ring.use(keysIn(file));
    else await this.add(file, []);
  }

  /** Makes a new key, unless the newest one still waits for its card. @throws where the folder of keys cannot be written */
  async begin(): Promise<void> {
    const { file } = this.parts;
    if (file === undefined) return;
    await this.turns.run(async () => {
      if (this.isListed) await this.add(file, keysIn(file));
    });
  }

  /** Asks the registrar for a card that names the newest key. */
  async announce(cards: CardDirectory): Promise<void> {
    const { self, keys, ring, rotation } = this.parts;
    await rotation.settle();
    const [signingKey, askedAt] = [keys.publicText, new Date().toISOString()];
    const { publicText: sealingKey } = ring;
    const body = encodeRequest({ act: 'rotate', iid: self, before: signingKey, signingKey, sealingKey, askedAt });
    await cards.handle(self, { body, proof: keys.sign(body), voucher: keys.sign(body) });
  }

  view(): { sealingKey: string; isListed: boolean } {
    return { sealingKey: this.parts.ring.publicText ?? '', isListed: this.isListed };
  }

  private async add(file: string, before: readonly KeyObject[]): Promise<void> {
    const all = [...before, createSealingPrivateKey()];
    await writeSecret(file, all.map(sealingPem).join(''));
    this.parts.ring.use(all);
  }
}

/** @throws ConfigError */
function keysIn(file: string): KeyObject[] {
  const pem = read('RELAY_SEALING_KEYS_FILE', file);
  try {
    return readSealingKeys(pem);
  } catch {
    throw new ConfigError([
      `RELAY_SEALING_KEYS_FILE: ${file} does not hold X25519 private keys in PEM and nothing else`,
    ]);
  }
}
