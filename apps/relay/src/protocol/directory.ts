import { type Card, type CardKey, decodeCard, factsOf, keyPattern, type OfficeFacts, type Signed } from './card.js';
import { type Fields, textOf, textOrNull } from './fields.js';
import { verifyDetached } from './jws.js';
import { sealingKeyPattern } from './sealing-key.js';
import { publicKeyOf } from './signature-algorithm.js';

/** An office as the directory knows it: from its newest card, or as the operator pinned it before there was one. */
export type Listing = OfficeFacts & Pick<Card, 'keys' | 'state' | 'linkKey' | 'sealingKey'>;

/** An office that the operator's own file names, with the keys that it is known by. */
export interface PinnedOffice extends OfficeFacts {
  /** @pattern ^([A-Za-z0-9_-]{43}|sm2:B[A-P][A-Za-z0-9_-]{85})$ */
  signingKey: string;
  sealingKey?: SealingKeyText | null;
}

/** @pattern ^[A-Za-z0-9_-]{43}$ */
type SealingKeyText = string;

/** @throws SyntaxError where the fields are no such office */
export const pinnedOf = (fields: Fields): PinnedOffice => ({
  ...factsOf(fields),
  signingKey: textOf(fields, 'signingKey', keyPattern),
  sealingKey: textOrNull(fields, 'sealingKey', sealingKeyPattern),
});

export type CardFault = 'malformed' | 'signature' | 'not_next' | 'no_registrar';

/**
 * All offices: the operator's pinned ones, and over them what the registrar's log says. The log is a prefix of the registrar's own:
 * a card is taken only when it is the next one, so that nobody on the way can leave out a revocation and pass on what follows.
 */
export class Directory {
  private readonly listings = new Map<string, Listing>();
  private readonly pins = new Map<string, PinnedOffice>();
  private registrar: string | null = null;
  private last = 0;

  /** @param registrarKey without one no card is believed */
  constructor(pinned: readonly PinnedOffice[], registrarKey: string | null) {
    this.pin(pinned, registrarKey);
  }

  /** Knows these too from now on; what is known of an office already stays. */
  pin(offices: readonly PinnedOffice[], registrarKey: string | null): void {
    this.registrar ??= registrarKey;
    for (const { signingKey, sealingKey = null, ...office } of offices) {
      if (this.listings.has(office.iid)) continue;
      const keys: CardKey[] = [{ key: signingKey, revokedSince: null }];
      const facts = factsIn(office);
      this.pins.set(office.iid, { ...facts, signingKey, sealingKey });
      this.listings.set(office.iid, { ...facts, keys, state: 'active', linkKey: null, sealingKey });
    }
  }

  /** Public key of the registrar; `null` where no card is believed. */
  get registrarKey(): string | null {
    return this.registrar;
  }

  /** Offices that this one knew before any card, as it knew them. */
  get pinned(): PinnedOffice[] {
    return [...this.pins.values()];
  }

  /** Serial of the last card taken; 0 before the first. */
  get serial(): number {
    return this.last;
  }

  get all(): Listing[] {
    return [...this.listings.values()];
  }

  find(iid: string): Listing | undefined {
    return this.listings.get(iid);
  }

  /** The next card of the log, or why it is not. */
  check({ body, jws }: Signed): Card | CardFault {
    if (this.registrar === null) return 'no_registrar';
    if (!verifyDetached(body, jws, publicKeyOf(this.registrar))) return 'signature';
    const card = decoded(body);
    if (card === null) return 'malformed';
    return card.serial === this.last + 1 ? card : 'not_next';
  }

  /** Takes in a card that was checked. */
  admit({ serial, keys, state, linkKey, sealingKey, ...office }: Card): void {
    this.last = serial;
    this.listings.set(office.iid, { ...factsIn(office), keys, state, linkKey, sealingKey });
  }

  /** Keys that an event of this office and time may be signed with, the newest first. */
  keysFor(iid: string, time: string): string[] {
    const keys = this.find(iid)?.keys ?? [];
    return keys
      .filter(({ revokedSince }) => revokedSince === null || Date.parse(time) < Date.parse(revokedSince))
      .map(({ key }) => key)
      .reverse();
  }

  /** An office and all above it, upwards; ends where the parents run in a circle. */
  lineOf(iid: string): Listing[] {
    const line: Listing[] = [];
    for (let at = this.find(iid); at !== undefined && !line.includes(at); at = this.find(at.parent ?? ''))
      line.push(at);
    return line;
  }
}

const factsIn = ({ iid, name, tier, areaCode, parent }: OfficeFacts): OfficeFacts => ({
  iid,
  name,
  tier,
  areaCode,
  parent,
});

function decoded(body: string): Card | null {
  try {
    return decodeCard(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
