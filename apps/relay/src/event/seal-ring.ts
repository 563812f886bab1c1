import type { KeyObject } from 'node:crypto';
import { type Directory, type Listing } from '../protocol/directory.js';
import { type EventDraft, type EventFacts, sealedClass } from '../protocol/event.js';
import { routeOf } from '../protocol/routing.js';
import { openData, sealData } from '../protocol/sealing.js';
import { sealingText } from '../protocol/sealing-key.js';

export type SealFault = { fault: 'not_on_route' } | { fault: 'no_key'; offices: string[] };

/** This office's sealing keys, and every office's public one by the directory: seals what leaves, opens what comes for this office. */
export class SealRing {
  private own: readonly KeyObject[] = [];

  constructor(
    private readonly self: string,
    private readonly directory: Directory,
  ) {}

  /** The newest of this office's public keys; `null` where it has none. */
  get publicText(): string | null {
    const newest = this.own.at(-1);
    return newest === undefined ? null : sealingText(newest);
  }

  /** From now on this office opens with these private keys, and seals its own copy to the last one. */
  use(own: readonly KeyObject[]): void {
    this.own = own;
  }

  /** The draft with its data sealed to the offices that `to` names; one that names none as it is. */
  async seal(draft: EventDraft): Promise<EventDraft | SealFault> {
    if (draft.to === undefined) return draft;
    const addressees = routeOf(draft.to).filter((iid) => iid !== this.self);
    const route = routeOf(draft.route);
    if (addressees.length === 0 || addressees.some((iid) => !route.includes(iid))) return { fault: 'not_on_route' };
    const keys = new Map(addressees.map((iid) => [iid, keyOf(this.directory.find(iid))]));
    keys.set(this.self, this.publicText);
    const offices = [...keys].filter(([, key]) => key === null).map(([iid]) => this.directory.find(iid)?.name ?? iid);
    if (offices.length > 0) return { fault: 'no_key', offices };
    const recipients = [...keys.values()].filter((key) => key !== null);
    const data = await sealData(draft.data, { id: draft.id, author: this.self }, recipients);
    return { ...draft, class: sealedClass, data };
  }

  /**
   * What an event says to this office; `null` where it is sealed to others.
   * @throws SealBroken where it is sealed to this office and cannot be read.
   */
  async open(event: EventFacts): Promise<Record<string, unknown> | null> {
    if (event.class !== sealedClass) return event.data;
    const readers = [...routeOf(event.to ?? ''), event.author];
    return readers.includes(this.self) ? openData(event.data, event, this.own) : null;
  }
}

/** Nothing goes to an office that is no more, or whose keys were given up as stolen. */
const keyOf = (office: Listing | undefined): string | null => (office?.state === 'active' ? office.sealingKey : null);
