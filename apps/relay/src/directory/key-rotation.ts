import type { SignatureName } from '@qsl/contracts';
import { ConfigError } from '@qsl/service-kit';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { type KeyRing, readSigningKey } from '../event/key-ring.js';
import { InTurn } from '../in-turn.js';
import { writeSecret } from '../link-broker/write-secret.js';
import { encodeRequest, type SignedRequest } from '../protocol/card-request.js';
import type { Directory } from '../protocol/directory.js';
import { signDetached } from '../protocol/jws.js';
import { currentKey } from '../protocol/registrar.js';
import { directoryText, signatureAlgorithms } from '../protocol/signature-algorithm.js';

/**
 * Goes over to another signing key. The new one lies beside the old one until the registrar's card names it; from then on it signs,
 * and takes the old one's place.
 */
export class KeyRotation {
  private readonly turns = new InTurn();

  constructor(
    private readonly parts: {
      /** RELAY_SIGNING_KEY_FILE. */
      file: string;
      self: string;
      keys: KeyRing;
      directory: Directory;
    },
  ) {}

  /** The request for the registrar; the same new key while one waits already. @throws where the folder of keys cannot be written */
  async begin(algorithm?: SignatureName): Promise<SignedRequest> {
    await this.turns.run(() => this.make(algorithm));
    const next = readSigningKey('RELAY_SIGNING_KEY_FILE', this.next);
    const body = encodeRequest({
      act: 'rotate',
      iid: this.parts.self,
      before: this.parts.keys.publicText,
      signingKey: directoryText(next),
      askedAt: new Date().toISOString(),
    });
    return { body, proof: signDetached(body, next), voucher: this.parts.keys.sign(body) };
  }

  /** Takes the new key into use once the directory names it. False where there is none to take. */
  async settle(): Promise<boolean> {
    const { listed } = this;
    if (listed === this.parts.keys.publicText || !existsSync(this.next)) return false;
    const next = readSigningKey('RELAY_SIGNING_KEY_FILE', this.next);
    if (directoryText(next) !== listed) return false;
    await rename(this.next, this.parts.file);
    this.parts.keys.use(next);
    return true;
  }

  view(): { signingKey: string; nextKey: string | null } {
    const next = existsSync(this.next) ? directoryText(readSigningKey('RELAY_SIGNING_KEY_FILE', this.next)) : null;
    return { signingKey: this.parts.keys.publicText, nextKey: next };
  }

  /**
   * False where the card of this key is still to come, as after a restore from before it; nothing is authored until then.
   * @throws ConfigError where no registrar could issue one
   */
  requireListed(): boolean {
    const { keys, directory } = this.parts;
    if (!keys.isListed && directory.registrarKey === null)
      throw new ConfigError([`RELAY_SIGNING_KEY_FILE: the office directory holds another key of ${this.parts.self}`]);
    return keys.isListed;
  }

  /** Of two people who rotate at the same moment one makes the key: else the card might name the one that the other has overwritten. */
  private async make(algorithm: SignatureName | undefined): Promise<void> {
    if (existsSync(this.next)) return;
    const scheme = algorithm === undefined ? this.parts.keys.algorithm : signatureAlgorithms[algorithm];
    await writeSecret(this.next, scheme.generate().export({ format: 'pem', type: 'pkcs8' }).toString());
  }

  private get listed(): string {
    const own = this.parts.directory.find(this.parts.self);
    return own === undefined ? '' : currentKey(own);
  }

  private get next(): string {
    return `${this.parts.file}.next`;
  }
}
