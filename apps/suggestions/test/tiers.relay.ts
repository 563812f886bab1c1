import { Controller, Module, type DynamicModule } from '@nestjs/common';
import {
  applyEvent,
  listPendingDeliveries,
  submitEvent,
  eventDelivered,
  type Acknowledgement,
  type Call,
  type MatterRef,
  type PendingDeliveries,
  type ReceivedEvent,
  type SubmitEvent,
} from '@qsl/contracts';
import { HandleRpc, systemCall, type Bus } from '@qsl/messaging';

/** Stands in for the relays and links between offices: numbers events, keeps them, and carries them when told to. */
export class TestLinks {
  private readonly buses = new Map<string, Bus>();
  private readonly events: ReceivedEvent[] = [];
  private readonly applied = new Map<string, Set<string>>();
  /** Offices that nothing reaches at the moment. */
  readonly down = new Set<string>();

  connect(iid: string, bus: Bus): void {
    this.buses.set(iid, bus);
    this.applied.set(iid, new Set());
  }

  submit(author: string, event: SubmitEvent): void {
    if (this.events.some(({ id }) => id === event.id)) return;
    const own = this.events.filter((one) => one.author === author && one.rootCaseId === event.rootCaseId);
    this.events.push({ ...event, author, iseq: own.length + 1 });
    this.applied.get(author)?.add(event.id);
  }

  /** Events of a matter in the order in which they were handed in. */
  history(rootCaseId: string): ReceivedEvent[] {
    return this.events.filter((event) => event.rootCaseId === rootCaseId);
  }

  /** What waits for others than its author. */
  pending(author: string, rootCaseId: string): PendingDeliveries {
    const own = this.history(rootCaseId).filter((event) => event.author === author);
    const items = own.flatMap((event) =>
      this.audience(rootCaseId)
        .filter((iid) => iid !== author && !this.applied.get(iid)?.has(event.id))
        .map((peer) => ({ eventId: event.id, peer, since: event.time })),
    );
    return { items };
  }

  /** Forgets that an office has applied anything, its own events included: as after a restore from a backup. */
  forget(iid: string): void {
    this.applied.set(iid, new Set());
  }

  /**
   * Carries everything as far as it goes, each author's events in order.
   * @param pick which of the events that could be next is next; the first unless told.
   * @returns how many events moved.
   */
  async carry(pick: (count: number) => number = () => 0): Promise<number> {
    let moved = 0;
    for (let candidates = this.candidates(); candidates.length > 0;) {
      const [next] = candidates.splice(pick(candidates.length) % candidates.length, 1);
      if (next && (await this.offer(next.target, next.event))) {
        moved += 1;
        candidates = this.candidates();
      }
    }
    return moved;
  }

  private candidates(): { target: string; event: ReceivedEvent }[] {
    return [...this.buses.keys()]
      .filter((target) => !this.down.has(target))
      .flatMap((target) => this.heads(target).map((event) => ({ target, event })));
  }

  /** The first event of each author and matter that an office has not applied. */
  private heads(target: string): ReceivedEvent[] {
    const seen = new Set<string>();
    return this.events.filter((event) => {
      const line = `${event.author} ${event.rootCaseId}`;
      const isHead =
        !seen.has(line) && !this.applied.get(target)?.has(event.id) && this.audience(event.rootCaseId).includes(target);
      if (isHead) seen.add(line);
      return isHead;
    });
  }

  private audience(rootCaseId: string): string[] {
    return [...new Set(this.history(rootCaseId).flatMap(({ route }) => route.split('.')))];
  }

  private async offer(target: string, event: ReceivedEvent): Promise<boolean> {
    const { result } = await this.bus(target).call(applyEvent('suggestions'), event, systemCall());
    if (result === 'waiting') return false;
    this.applied.get(target)?.add(event.id);
    if (event.author !== target && !this.down.has(event.author)) {
      const { id: eventId, rootCaseId } = event;
      const receipt = { eventId, rootCaseId, peer: target, deliveredAt: new Date().toISOString() };
      await this.bus(event.author).call(eventDelivered('suggestions'), receipt, systemCall());
    }
    return true;
  }

  private bus(iid: string): Bus {
    const bus = this.buses.get(iid);
    if (!bus) throw new Error(`${iid} is not connected`);
    return bus;
  }
}

/** The relay of one office, as its services see it. */
export function relayModule(links: TestLinks, iid: string): DynamicModule {
  @Controller()
  class RelayController {
    @HandleRpc(submitEvent)
    async submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
      links.submit(iid, body);
      return { ok: true };
    }

    @HandleRpc(listPendingDeliveries)
    async pending(_call: Call, body: MatterRef): Promise<PendingDeliveries> {
      return links.pending(iid, body.rootCaseId);
    }
  }

  @Module({ controllers: [RelayController] })
  class RelayModule {}
  return { module: RelayModule };
}
