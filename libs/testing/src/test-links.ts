import {
  applyEvent,
  eventsDelivered,
  type ApplyOutcome,
  type PendingDeliveries,
  type ReceivedEvent,
  type SubmitEvent,
} from '@qsl/contracts';
import { systemCall, type Bus } from '@qsl/messaging';
import { recordEvent } from './record-event.js';

type EventTaker = Parameters<typeof applyEvent>[0];

interface Offer {
  target: string;
  event: ReceivedEvent;
}

/** What a relay hands on of an event that is sealed to others. */
function asReadBy(target: string, event: ReceivedEvent): ReceivedEvent {
  const readers = event.class === 'sealed' ? [...(event.to ?? '').split('.'), event.author] : null;
  return readers === null || readers.includes(target) ? event : { ...event, data: {}, isUnreadable: true };
}

/** Stands in for the relays and links between offices: numbers events, keeps them, and carries them to one service of each office when told to. */
export class TestLinks {
  /** In the order in which they were handed in. */
  readonly events: ReceivedEvent[] = [];
  /** Offices that nothing reaches and nothing leaves at the moment. */
  readonly down = new Set<string>();
  private readonly buses = new Map<string, Bus>();
  private readonly applied = new Map<string, Set<string>>();

  constructor(private readonly service: EventTaker) {}

  connect(iid: string, bus: Bus): void {
    this.buses.set(iid, bus);
    this.forget(iid);
  }

  /** Takes an event over from the office that wrote it; the same one again changes nothing. */
  submit(author: string, event: SubmitEvent): void {
    if (this.events.some(({ id }) => id === event.id)) return;
    const own = this.history(event.rootCaseId).filter((one) => one.author === author);
    const numbered = { ...event, author, iseq: own.length + 1 };
    this.events.push(numbered);
    recordEvent(numbered);
    this.applied.get(author)?.add(event.id);
  }

  /** Forgets that an office has applied anything, its own events included: as after a restore from a backup. */
  forget(iid: string): void {
    this.applied.set(iid, new Set());
  }

  /** Events of a matter. */
  history(rootCaseId: string): ReceivedEvent[] {
    return this.events.filter((event) => event.rootCaseId === rootCaseId);
  }

  /** Events of a kind, for example `topic.submitted`. */
  ofKind(kind: string): ReceivedEvent[] {
    return this.events.filter(({ type }) => type === `qsl.${kind}.v1`);
  }

  /** What an office was sent. */
  seenBy(iid: string): ReceivedEvent[] {
    return this.events.filter((event) => event.author !== iid && this.hasApplied(iid, event));
  }

  /** What an office has written about a matter that others on its route have not applied. */
  pending(author: string, rootCaseId: string): PendingDeliveries {
    const own = this.history(rootCaseId).filter((event) => event.author === author);
    const items = own.flatMap((event) =>
      [...this.buses.keys()]
        .filter((iid) => this.isOnRoute(iid, event) && !this.hasApplied(iid, event))
        .map((peer) => ({ eventId: event.id, peer, since: event.time, isUnderway: false })),
    );
    return { items };
  }

  /**
   * Carries everything as far as it goes, each author's events of a matter in order.
   * @param pick which of the events that could be next is next; the first unless told.
   * @returns how many events moved.
   */
  async carry(pick: (count: number) => number = () => 0): Promise<number> {
    let moved = 0;
    for (let offers = this.offers(); offers.length > 0;) {
      const [next] = offers.splice(pick(offers.length) % offers.length, 1);
      if (!next || (await this.offer(next.target, next.event)).result === 'waiting') continue;
      await this.receipt(next);
      moved += 1;
      offers = this.offers();
    }
    return moved;
  }

  /** Gives an office an event, whether it had it or not. */
  offer(target: string, event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.busOf(target).call(applyEvent(this.service), asReadBy(target, event), systemCall());
  }

  private offers(): Offer[] {
    return [...this.buses.keys()]
      .filter((target) => !this.down.has(target))
      .flatMap((target) => this.heads(target).map((event) => ({ target, event })));
  }

  /** The first event of each author and matter that an office has not applied. */
  private heads(target: string): ReceivedEvent[] {
    const seen = new Set<string>();
    return this.events.filter((event) => {
      const line = `${event.author} ${event.rootCaseId}`;
      const isCutOff = event.author !== target && this.down.has(event.author);
      if (isCutOff || seen.has(line) || this.hasApplied(target, event) || !this.isOnRoute(target, event)) return false;
      seen.add(line);
      return true;
    });
  }

  private hasApplied(iid: string, { id }: ReceivedEvent): boolean {
    return this.applied.get(iid)?.has(id) ?? false;
  }

  /** Whoever comes onto a matter's route gets what was told before as well. */
  private isOnRoute(iid: string, { rootCaseId }: ReceivedEvent): boolean {
    return this.history(rootCaseId).some(({ route }) => route.split('.').includes(iid));
  }

  private async receipt({ target, event }: Offer): Promise<void> {
    this.applied.get(target)?.add(event.id);
    if (event.author === target) return;
    const { id: eventId, rootCaseId } = event;
    const receipt = { eventId, rootCaseId, peer: target, deliveredAt: new Date().toISOString() };
    await this.busOf(event.author).call(eventsDelivered(this.service), { notices: [receipt] }, systemCall());
  }

  private busOf(iid: string): Bus {
    const bus = this.buses.get(iid);
    if (!bus) throw new Error(`${iid} is not connected`);
    return bus;
  }
}
