import {
  applyEvent,
  applyEvents,
  DomainError,
  type EventClass,
  eventClasses,
  eventsDelivered,
  type MatterKind,
  matterKinds,
  type MatterService,
  matterServices,
  type OfferOutcome,
  type ReceivedEvent,
} from '@qsl/contracts';
import { type Bus, systemCall } from '@qsl/messaging';
import { type Applied, type Services, UnsupportedType } from '../link/applier.js';
import { grouped } from '../link/grouped.js';
import { HeldLines } from '../link/held-lines.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import { ServiceAway } from '../link/service-away.js';
import type { SealRing } from './seal-ring.js';

/** So long a service may take for a whole list. */
const listMs = 30_000;

interface Offered {
  event: StoredEvent;
  received: ReceivedEvent;
}

/** Hands events and delivery notices to the office's services over its bus, as lists. */
export class ServiceDelivery implements Services {
  constructor(
    private readonly bus: Bus,
    private readonly seals: SealRing,
  ) {}

  async apply(events: readonly StoredEvent[]): Promise<Applied[]> {
    const outcomes = new Map<StoredEvent, Applied>();
    const offers = [...grouped(events, ({ matterKind }) => serviceOf(matterKind))].map(async ([service, some]) => {
      if (service !== null) return this.offer(service, some, outcomes);
      for (const event of some) outcomes.set(event, { result: 'failed', error: unknownKind(event) });
    });
    await Promise.all(offers);
    return events.map((event) => outcomes.get(event) ?? { result: 'away' });
  }

  async delivered(notices: readonly Notice[]): Promise<unknown[]> {
    const faults = new Map<Notice, unknown>();
    const lists = grouped(notices, ({ peer, matterKind }) => `${peer} ${serviceOf(matterKind)}`);
    await Promise.all([...lists.values()].map((list) => this.tell(list, faults)));
    return notices.map((notice) => faults.get(notice) ?? null);
  }

  /** All in one call; what failed there is offered alone, to learn why. */
  private async offer(
    service: MatterService,
    events: readonly StoredEvent[],
    outcomes: Map<StoredEvent, Applied>,
  ): Promise<void> {
    const held = new HeldLines();
    const note = (event: StoredEvent, outcome: Applied) => {
      outcomes.set(event, outcome);
      if (outcome.result !== 'applied' && outcome.result !== 'void') held.add(event);
    };
    const offered: Offered[] = [];
    for (const event of events) {
      if (held.has(event)) continue;
      const received = await this.toReceived(event).catch((error: unknown) => note(event, { result: 'failed', error }));
      if (received) offered.push({ event, received });
    }
    const together = await this.offerTogether(service, offered);
    for (const [place, { event, received }] of offered.entries()) {
      if (held.has(event)) continue;
      note(event, toApplied(together[place]) ?? (await this.offerAlone(service, received)));
    }
  }

  /** One outcome of each; none where the list as a whole was refused. */
  private async offerTogether(
    service: MatterService,
    offered: readonly Offered[],
  ): Promise<(OfferOutcome | { result: 'away' })[]> {
    if (offered.length < 2) return [];
    const events = offered.map(({ received }) => received);
    try {
      return (await this.bus.call(applyEvents(service), { events }, systemCall(), { timeoutMs: listMs })).outcomes;
    } catch (error) {
      return toFault(error, service) instanceof ServiceAway ? offered.map(() => ({ result: 'away' })) : [];
    }
  }

  private async offerAlone(service: MatterService, received: ReceivedEvent): Promise<Applied> {
    try {
      const outcome = await this.bus.call(applyEvent(service), received, systemCall());
      return toApplied(outcome) ?? { result: 'away' };
    } catch (error) {
      const fault = toFault(error, service);
      return fault instanceof ServiceAway ? { result: 'away' } : { result: 'failed', error: fault };
    }
  }

  /** Notices of one peer for one service: all in one call; where the service refuses that, one after the other, to learn which it refuses. */
  private async tell(list: readonly Notice[], faults: Map<Notice, unknown>): Promise<void> {
    let { count, fault } = await this.tellTogether(list);
    const isRefused = count === 0 && list.length > 1 && !(fault instanceof ServiceAway);
    if (isRefused) {
      for (const notice of list) {
        const alone = await this.tellTogether([notice]);
        ({ fault } = alone);
        if (alone.count === 0) break;
        count += 1;
      }
    }
    for (const notice of list.slice(count)) faults.set(notice, fault);
  }

  /** @returns how many it took, and why no more */
  private async tellTogether(list: readonly Notice[]): Promise<{ count: number; fault: unknown }> {
    const service = serviceOf(list[0]?.matterKind ?? '');
    const deliveredAt = new Date().toISOString();
    const notices = list.map(({ eventId, rootCaseId, peer }) => ({ eventId, rootCaseId, peer, deliveredAt }));
    try {
      if (service === null) throw new UnsupportedType('no service for such matters');
      const options = { timeoutMs: listMs };
      const { count } = await this.bus.call(eventsDelivered(service), { notices }, systemCall(), options);
      return { count, fault: new ServiceAway('told as far as it went') };
    } catch (error) {
      return { count: 0, fault: toFault(error, service ?? '') };
    }
  }

  private async toReceived(event: StoredEvent): Promise<ReceivedEvent> {
    const { id, type, rootCaseId, transferId, route, time, to, author, iseq } = event;
    const matterKind = kindOf(event.matterKind);
    if (matterKind === undefined) throw unknownKind(event);
    const data = await this.seals.open(event);
    return {
      ...{ id, type, matterKind, rootCaseId, transferId, route, time, author, iseq },
      ...(event.class === undefined ? {} : { class: classOf(event.class), to }),
      ...(event.blobs === undefined ? {} : { blobs: [...event.blobs] }),
      ...(data === null ? { data: {}, isUnreadable: true } : { data }),
    };
  }
}

const kindOf = (kind: string): MatterKind | undefined => matterKinds.find((known) => known === kind);

function serviceOf(kind: string): MatterService | null {
  const known = kindOf(kind);
  return known === undefined ? null : matterServices[known];
}

const unknownKind = ({ matterKind }: StoredEvent) =>
  new UnsupportedType(`no service for matters of kind ${matterKind}`);

/** `undefined` where it has to be asked of the event alone. */
function toApplied(outcome: OfferOutcome | { result: 'away' } | undefined): Applied | undefined {
  if (outcome === undefined || outcome.result === 'failed') return undefined;
  if (outcome.result !== 'void') return { result: outcome.result };
  return { result: 'void', reason: outcome.reason ?? 'not entitled' };
}

/** What a call that failed says of the service or of what it was asked. */
function toFault(error: unknown, service: string): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.kind === 'unavailable' || error.kind === 'timeout') return new ServiceAway(service, { cause: error });
  return error.reason === 'event.unsupported_type' ? new UnsupportedType(error.text.zh, { cause: error }) : error;
}

function classOf(name: string): EventClass {
  const known = eventClasses.find((candidate) => candidate === name);
  if (known === undefined) throw new UnsupportedType(`events of class ${name}`);
  return known;
}
