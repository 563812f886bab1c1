import { type Card, type CardKey, decodeCard, factsOf, keyPattern, type OfficeFacts, type Signed } from './card.js';
import { type Fields, textOf, textOrNull } from './fields.js';
import { verifyDetached } from './jws.js';
import { sealingKeyPattern } from './sealing-key.js';
import { publicKeyOf } from './signature-algorithm.js';

/** An office as the directory knows it: from its newest card, or as the operator pinned it before there was one. */
export interface Listing extends OfficeFacts, Pick<Card, 'keys' | 'state' | 'linkKey' | 'sealingKey'> {
  /** Serial of its newest card; 0 where there is none. */
  serial: number;
  /** Parents that it had before, by the cards. */
  formerParents: string[];
}

/** What an office keeps outside its database of its own move: the card with this serial put it below this parent. */
export interface OwnMove {
  iid: string;
  parent: string;
  since: number;
}

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

export interface DirectoryChange {
  card: Pick<Card, 'serial' | 'iid' | 'parent'>;
  /** An office that was known gets another parent. */
  isMove: boolean;
  before: Listing[];
  after: Listing[];
}

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
  private ownMove: OwnMove | null = null;

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
      const bare = { state: 'active', linkKey: null, serial: 0 } as const;
      this.listings.set(office.iid, { ...facts, keys, sealingKey, ...bare, formerParents: [] });
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
    return [...this.listings.values()].map((listing) => this.asMoved(listing));
  }

  find(iid: string): Listing | undefined {
    const listing = this.listings.get(iid);
    return listing && this.asMoved(listing);
  }

  /** What a card that was checked will make of this. */
  change(card: Card): DirectoryChange {
    const listings = new Map(this.listings).set(card.iid, this.listingOf(card));
    const known = this.listings.get(card.iid);
    return {
      card,
      isMove: known !== undefined && known.parent !== card.parent,
      before: [...this.listings.values()],
      after: [...listings.values()].map((listing) => this.asMoved(listing, card.serial)),
    };
  }

  /** Until that card is here this office is where it knows itself to be: a database from before its move finds its parent so. */
  rememberMove(move: OwnMove): void {
    this.ownMove = move;
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
  admit(card: Card): void {
    this.last = card.serial;
    this.listings.set(card.iid, this.listingOf(card));
  }

  /** Whether this office knows of its own move what the cards here do not say yet. */
  get isBehindMove(): boolean {
    return this.ownMove !== null && this.last < this.ownMove.since;
  }

  private listingOf({ serial, keys, state, linkKey, sealingKey, ...office }: Card): Listing {
    const known = this.listings.get(office.iid);
    const hasMoved = known !== undefined && known.parent !== null && known.parent !== office.parent;
    const formerParents = [...(known?.formerParents ?? []), ...(hasMoved ? [known.parent as string] : [])];
    return { ...factsIn(office), keys, state, linkKey, sealingKey, serial, formerParents };
  }

  private asMoved(listing: Listing, serial = this.last): Listing {
    const { ownMove } = this;
    const isAhead = ownMove !== null && listing.iid === ownMove.iid && serial < ownMove.since;
    return isAhead ? { ...listing, parent: ownMove.parent } : listing;
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
