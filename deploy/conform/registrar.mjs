import { isSignedBy, newKey, signDetached } from './signing.mjs';

/** Section 8: the numbered log of cards, of which the kit writes those of the sibling office alone. */
export class Registrar {
  /** {body, jws} by serial, from 1. */
  cards = [];

  constructor(key, sibling) {
    this.key = key;
    this.sibling = sibling;
    this.siblingKeys = [{ key: sibling.key.text, revokedSince: null }];
  }

  get serial() {
    return this.cards.length;
  }

  after(serial) {
    return { kind: 'cards', cards: this.cards.slice(serial, serial + 100), directory: this.serial, refused: [] };
  }

  /** Takes back what an earlier run wrote, and what the sibling's card says now. */
  resume(cards) {
    for (const { body, jws } of cards) {
      const card = JSON.parse(body);
      if (card.serial !== this.serial + 1 || !isSignedBy(body, jws, this.key.text))
        throw new Error(`card ${card.serial} is not the kit’s own next one: another registrar was pinned`);
      this.cards.push({ body, jws });
      this.siblingKeys = card.keys.slice(-5);
    }
  }

  /** A card of the sibling, signed by `by`; it is in the log only after `issue`. */
  draft(change, { serial = this.serial + 1, by = this.key } = {}) {
    const { iid, name, tier, parent } = this.sibling;
    const office = { iid, name, tier, areaCode: iid.slice(1), parent, state: 'active', keys: this.siblingKeys };
    const issuedAt = new Date().toISOString();
    const body = JSON.stringify({ card: 1, ...office, linkKey: null, issuedAt, serial, ...change });
    return { body, jws: signDetached(body, by) };
  }

  issue(change) {
    this.cards.push(this.draft(change));
    this.siblingKeys = change.keys ?? this.siblingKeys;
  }

  /** The sibling goes over to another key; whatever it signs from now on is signed with that. */
  rotate() {
    const key = newKey();
    this.issue({ keys: [...this.siblingKeys, { key: key.text, revokedSince: null }] });
    this.sibling.key = key;
  }

  /** Nothing that the sibling signs from `since` on counts. */
  revoke(since) {
    const keys = this.siblingKeys.map((each) => ({ ...each, revokedSince: each.revokedSince ?? since }));
    this.issue({ state: 'revoked', keys });
  }
}
