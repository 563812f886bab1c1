import type { Signed } from '../protocol/card.js';
import type { Directory } from '../protocol/directory.js';
import {
  type DirectoryFault,
  type DirectoryHead,
  encodeHead,
  headFault,
  verifiedHead,
} from '../protocol/directory-head.js';
import type { CardStore } from '../store/card-store.js';

interface Known {
  head: DirectoryHead;
  signed: Signed;
}

/** The newest word of the registrar on its directory log that came here, and the newest that this office's cards come up to. */
export class DirectoryHeads {
  private newest: Known | null = null;
  private covered: Known | null = null;
  private readonly since = Date.now();

  constructor(private readonly parts: { directory: Directory; store: CardStore; staleMs: number }) {}

  /** Reads the one that this office has. */
  async open(): Promise<void> {
    const { registrarKey } = this.parts.directory;
    const kept = registrarKey === null ? null : await this.parts.store.head(registrarKey);
    if (kept !== null) this.admit(kept);
  }

  /** At the registrar. */
  say(serial: number, sign: (body: string) => string): Signed {
    const body = encodeHead({ serial, at: new Date().toISOString() });
    return { body, jws: sign(body) };
  }

  /** For the offices below: nothing that would have them look for cards which are not here. */
  passOn(serial: number): Signed | undefined {
    if (this.newest !== null && this.newest.head.serial <= serial) this.covered = this.newest;
    return this.covered?.signed;
  }

  /** What is not the registrar's, or older than what is known, changes nothing. Returns the serial that the newest one names. */
  async take(signed: Signed | undefined): Promise<number> {
    const { directory, store } = this.parts;
    if (signed !== undefined && directory.registrarKey !== null && this.admit(signed))
      await store.keepHead(directory.registrarKey, signed);
    return this.newest?.head.serial ?? 0;
  }

  /** @param serial of the last card that is here */
  fault(serial: number): DirectoryFault | null {
    if (this.parts.directory.registrarKey === null) return null;
    const known = { head: this.newest?.head ?? null, serial, since: this.since };
    return headFault(known, { now: Date.now(), staleMs: this.parts.staleMs });
  }

  private admit(signed: Signed): boolean {
    const { registrarKey } = this.parts.directory;
    const head = registrarKey === null ? null : verifiedHead(signed, registrarKey);
    const isNewer = head !== null && Date.parse(head.at) > Date.parse(this.newest?.head.at ?? '1970-01-01');
    if (isNewer) this.newest = { head, signed };
    return isNewer;
  }
}
