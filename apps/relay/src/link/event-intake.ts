import { decodeEvent, type EventFacts } from '../protocol/event.js';
import type { JournalEntry } from '../protocol/journal.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Batch, WireEvent } from '../protocol/messages.js';
import { type Arrival, pathFault } from '../protocol/path-check.js';
import { routeOf } from '../protocol/routing.js';
import type { Custody } from './link-store.js';
import { Placement } from './place-event.js';
import { blobsDue, logGrew, type RelayCore } from './relay-core.js';

/** Where events came from, and by which way. */
export interface Delivery {
  peer: string;
  arrival: Arrival;
  /** R10, asked inside the transaction: what comes from before the peer's restore is not taken once its replay was answered. */
  isCurrent(link: LinkRecord, links: readonly LinkRecord[]): boolean;
}

/** An event that failed a check: `malformed`, `signature`, or what is wrong with the way it came by. */
export interface RefusedEvent {
  eventId: string;
  fault: string;
}

/** What was committed. */
export interface Taken {
  refused: RefusedEvent[];
}

interface Inspected {
  wire: WireEvent;
  facts: EventFacts | null;
  fault: string | null;
}

/** Signatures that are verified in one go; a neighbour's batch must not keep the others waiting. */
const verifiedInOneGo = 16;

/** Takes over custody of what a neighbour hands out: verified first, then all of it in one transaction. */
export class EventIntake {
  constructor(private readonly core: RelayCore) {}

  /** `null` where the batch did not fit and changed nothing. By `seen`, the link as it was when the batch was asked for, that shows before anything is verified. */
  async takeBatch(delivery: Delivery, batch: Batch, seen?: LinkRecord): Promise<Taken | null> {
    if (seen !== undefined && this.moved(seen, batch) === null) return null;
    return this.take(delivery, batch.events, (link) => this.moved(link, batch));
  }

  async takeReplay(delivery: Delivery, events: readonly WireEvent[], seenEpoch: number): Promise<Taken | null> {
    return this.take(delivery, events, (link) => ({ ...link, seenEpoch: Math.max(link.seenEpoch, seenEpoch) }));
  }

  async takeRenewal(peer: string, epoch: number): Promise<void> {
    await this.core.parts.store.transact(async (custody) => {
      const link = (await custody.links()).find((candidate) => candidate.peer === peer);
      const place = link === undefined ? null : this.core.parts.rules.judgeRenewal(link, epoch);
      if (link === undefined || place === null) return;
      await custody.saveLink({ ...link, ...place });
      custody.record({ kind: 'link.renewed', facts: { peer, epoch } });
    });
  }

  /** The link after a batch; `null` where it does not fit. */
  private moved(link: LinkRecord, batch: Batch): LinkRecord | null {
    const { rules, watcher } = this.core.parts;
    const verdict = rules.judgeBatch(link, batch);
    if (verdict.take) return { ...link, inCursor: verdict.cursor, inChain: verdict.chain };
    if (verdict.why === 'chain')
      watcher.alarm('link.chain_broken', { peer: link.peer, epoch: batch.epoch, after: batch.after });
    return null;
  }

  private async take(
    delivery: Delivery,
    events: readonly WireEvent[],
    move: (link: LinkRecord) => LinkRecord | null,
  ): Promise<Taken | null> {
    const { store, tree, rules, watcher, clock } = this.core.parts;
    const since = clock.now();
    const inspected = await this.inspectAll(delivery, events);
    const about = inspected.flatMap(({ facts, fault }) => (facts === null || fault !== null ? [] : [facts]));
    const done = await store.transact(async (custody) => {
      const placement = await Placement.begin(this.core.parts, custody);
      const link = placement.currentLinks.find(({ peer }) => peer === delivery.peer);
      const isNeighbour = tree.neighbours.includes(delivery.peer);
      const isOpen = isNeighbour && link !== undefined && !rules.isShut(link.standing);
      const moved = isOpen && delivery.isCurrent(link, placement.currentLinks) ? move(link) : null;
      if (moved === null) return null;
      await placement.saveLink(moved);
      const taken = await this.placeAll(custody, placement, { delivery, inspected });
      const authors = taken.map(({ author }) => author);
      const isRestored = rules.provesRestore(tree, moved, authors);
      if (isRestored) await this.recover(custody, placement, delivery.peer);
      if (inspected.length > 0) custody.record(taking(delivery, inspected, moved));
      for (const matter of placement.conflicts) custody.record({ kind: 'matter.conflict', facts: { matter } });
      return { placement, taken, isRestored };
    }, about);
    if (done === null) return null;
    watcher.taken(done.taken, since);
    if (done.isRestored) this.core.renewSession();
    if (done.isRestored) watcher.alarm('relay.restored', { reason: provenBy(delivery.peer) });
    this.tellOf(delivery, inspected, done.placement);
    return {
      refused: inspected.flatMap(({ wire, fault }) =>
        fault === null ? [] : [{ eventId: wire.id.slice(0, 36), fault }],
      ),
    };
  }

  private async inspectAll(delivery: Delivery, events: readonly WireEvent[]): Promise<Inspected[]> {
    const inspected: Inspected[] = [];
    for (const wire of events) {
      if (inspected.length > 0 && inspected.length % verifiedInOneGo === 0) await this.core.parts.clock.breathe();
      inspected.push(this.inspect(delivery, wire));
    }
    return inspected;
  }

  /** Wakes whoever waits for what has come. */
  private tellOf({ peer }: Delivery, inspected: readonly Inspected[], placement: Placement): void {
    const { tree, watcher } = this.core.parts;
    for (const rootCaseId of placement.conflicts) watcher.alarm('matter.equivocation', { rootCaseId, peer });
    for (const grown of placement.grown) this.core.wakeups.wake(logGrew(grown));
    if (inspected.some(({ facts }) => facts?.blobs !== undefined)) {
      for (const neighbour of tree.neighbours) this.core.wakeups.wake(blobsDue(neighbour));
    }
    if (placement.touched.size > 0) watcher.stored([...placement.touched], peer);
  }

  /** What a doubted neighbour gave back proves that our database is an earlier one. */
  private async recover(custody: Custody, placement: Placement, peer: string): Promise<void> {
    const { rules, tree } = this.core.parts;
    for (const link of rules.beginRecovery(placement.currentLinks, tree.neighbours)) await placement.saveLink(link);
    custody.record({ kind: 'relay.restored', facts: { reason: provenBy(peer) } });
  }

  /** @returns what was new here */
  private async placeAll(
    custody: Custody,
    placement: Placement,
    { delivery, inspected }: { delivery: Delivery; inspected: Inspected[] },
  ): Promise<EventFacts[]> {
    const taken: EventFacts[] = [];
    const known = await custody.known(inspected.flatMap(({ facts }) => (facts === null ? [] : [facts.id])));
    const altered = await custody.altered(inspected.flatMap(({ wire }) => (known.has(wire.id) ? [wire] : [])));
    const bodies = new Map<string, string>();
    for (const { wire, facts, fault } of inspected) {
      const isOther = altered.has(wire.id) || (bodies.get(wire.id) ?? wire.body) !== wire.body;
      if (facts === null || fault !== null || isOther) {
        const reason = fault ?? (facts === null ? 'malformed' : 'other_body');
        this.core.parts.watcher.alarm('event.rejected', { peer: delivery.peer, eventId: wire.id, reason });
        await custody.addRejected({ ...wire, peer: delivery.peer, reason });
      } else if (!known.has(wire.id)) {
        known.add(wire.id);
        bodies.set(wire.id, wire.body);
        await placement.place({ ...facts, body: wire.body, jws: wire.jws, state: 'pending', tries: 0 });
        taken.push(facts);
      }
    }
    return taken;
  }

  private inspect(delivery: Delivery, wire: WireEvent): Inspected {
    const { tree, keys } = this.core.parts;
    const facts = decoded(wire.body);
    if (facts === null || facts.id !== wire.id) return { wire, facts, fault: 'malformed' };
    const claim = { author: facts.author, route: routeOf(facts.route) };
    const fault = pathFault(tree, delivery.peer, delivery.arrival, claim);
    if (fault !== null) return { wire, facts, fault };
    return { wire, facts, fault: keys.verify(facts, wire) ? null : 'signature' };
  }
}

const provenBy = (peer: string) => `${peer}: proven`;

function taking(
  { peer, arrival }: Delivery,
  inspected: readonly Inspected[],
  { inEpoch, inCursor }: LinkRecord,
): JournalEntry {
  const events = inspected.filter(({ fault }) => fault === null).map(({ wire }) => wire.id);
  const rejected = inspected
    .filter(({ fault }) => fault !== null)
    .map(({ wire, fault }) => ({ id: wire.id.slice(0, 36), fault }));
  return { kind: 'events.taken', facts: { peer, way: arrival, epoch: inEpoch, cursor: inCursor, events, rejected } };
}

function decoded(body: string): EventFacts | null {
  try {
    return decodeEvent(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
