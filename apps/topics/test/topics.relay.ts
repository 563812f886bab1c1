import { Controller, Module, type DynamicModule } from '@nestjs/common';
import {
  applyEvent,
  listPendingDeliveries,
  submitEvent,
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
  private readonly applied = new Map<string, Set<string>>();
  readonly events: ReceivedEvent[] = [];

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

  /** Forgets that an office has applied anything, its own events included: as after a restore from a backup. */
  forget(iid: string): void {
    this.applied.set(iid, new Set());
  }

  /** What an office was sent. */
  seenBy(iid: string): ReceivedEvent[] {
    return this.events.filter(({ id, author }) => author !== iid && this.applied.get(iid)?.has(id));
  }

  /**
   * Carries everything as far as it goes, each author's events of a matter in order.
   * @param pick which of the events that could be next is next; the first unless told.
   */
  async carry(pick: (count: number) => number = () => 0): Promise<number> {
    let moved = 0;
    for (let candidates = this.candidates(); candidates.length > 0;) {
      const [next] = candidates.splice(pick(candidates.length) % candidates.length, 1);
      if (!next || !(await this.offer(next.target, next.event))) continue;
      moved += 1;
      candidates = this.candidates();
    }
    return moved;
  }

  private candidates(): { target: string; event: ReceivedEvent }[] {
    return [...this.buses.keys()].flatMap((target) => this.heads(target).map((event) => ({ target, event })));
  }

  /** The first event of each author and matter that an office has not applied. */
  private heads(target: string): ReceivedEvent[] {
    const seen = new Set<string>();
    return this.events.filter((event) => {
      const line = `${event.author} ${event.rootCaseId}`;
      const isHead = !seen.has(line) && !this.applied.get(target)?.has(event.id) && this.isOnRoute(target, event);
      if (isHead) seen.add(line);
      return isHead;
    });
  }

  private isOnRoute(target: string, { rootCaseId }: ReceivedEvent): boolean {
    return this.events.some((one) => one.rootCaseId === rootCaseId && one.route.split('.').includes(target));
  }

  private async offer(target: string, event: ReceivedEvent): Promise<boolean> {
    const bus = this.buses.get(target);
    const answer = await bus?.call(applyEvent('topics'), event, systemCall());
    if (answer?.result !== 'applied') return false;
    this.applied.get(target)?.add(event.id);
    return true;
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
