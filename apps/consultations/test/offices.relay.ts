import { Controller, Module, type DynamicModule } from '@nestjs/common';
import {
  applyEvent,
  eventDelivered,
  listPendingDeliveries,
  submitEvent,
  type Acknowledgement,
  type ApplyOutcome,
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
  private readonly applied = new Map<string, Set<string>>();
  readonly events: ReceivedEvent[] = [];
  /** Offices that nothing reaches and nothing leaves at the moment. */
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

  /** Events of a kind, in the order in which they were handed in. */
  ofKind(kind: string): ReceivedEvent[] {
    return this.events.filter(({ type }) => type === `qsl.${kind}.v1`);
  }

  /** What an office was sent. */
  seenBy(iid: string): ReceivedEvent[] {
    return this.events.filter(({ id, author }) => author !== iid && this.applied.get(iid)?.has(id));
  }

  /** Forgets that an office has applied anything, its own events included: as after a restore from a backup. */
  forget(iid: string): void {
    this.applied.set(iid, new Set());
  }

  /**
   * Carries everything as far as it goes, each author's events of a matter in order.
   * @param pick which of the events that could be next is next; the first unless told.
   * @returns how many events moved.
   */
  async carry(pick: (count: number) => number = () => 0): Promise<number> {
    let moved = 0;
    for (let candidates = this.candidates(); candidates.length > 0;) {
      const [next] = candidates.splice(pick(candidates.length) % candidates.length, 1);
      if (!next || (await this.offer(next.target, next.event)).result !== 'applied') continue;
      await this.receipt(next.target, next.event);
      moved += 1;
      candidates = this.candidates();
    }
    return moved;
  }

  /** Gives an office an event, whether it had it or not. */
  async offer(target: string, event: ReceivedEvent): Promise<ApplyOutcome> {
    return this.bus(target).call(applyEvent('consultations'), event, systemCall());
  }

  private candidates(): { target: string; event: ReceivedEvent }[] {
    return [...this.buses.keys()]
      .filter((target) => !this.down.has(target))
      .flatMap((target) => this.heads(target).map((event) => ({ target, event })));
  }

  /** The first event of each author and matter that an office has not applied; what an office that is cut off does stays with it. */
  private heads(target: string): ReceivedEvent[] {
    const seen = new Set<string>();
    return this.events.filter((event) => {
      const line = `${event.author} ${event.rootCaseId}`;
      const isCutOff = event.author !== target && this.down.has(event.author);
      if (isCutOff || seen.has(line) || this.applied.get(target)?.has(event.id)) return false;
      if (!event.route.split('.').includes(target)) return false;
      seen.add(line);
      return true;
    });
  }

  private async receipt(target: string, event: ReceivedEvent): Promise<void> {
    this.applied.get(target)?.add(event.id);
    if (event.author === target) return;
    const { id: eventId, rootCaseId } = event;
    const receipt = { eventId, rootCaseId, peer: target, deliveredAt: new Date().toISOString() };
    await this.bus(event.author).call(eventDelivered('consultations'), receipt, systemCall());
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
    async pending(_call: Call, _body: MatterRef): Promise<PendingDeliveries> {
      return { items: [] };
    }
  }

  @Module({ controllers: [RelayController] })
  class RelayModule {}
  return { module: RelayModule };
}
