import {
  applySuggestionEvent,
  type ApplyOutcome,
  DomainError,
  type EventDelivered,
  type MatterKind,
  matterKinds,
  type ReceivedEvent,
  type Rpc,
  suggestionEventDelivered,
  type Acknowledgement,
} from '@qsl/contracts';
import { type Bus, systemCall } from '@qsl/messaging';
import { ServiceAway, type Services } from '../link/applier.js';
import type { Notice, StoredEvent } from '../link/link-store.js';

interface MatterService {
  apply: Rpc<ReceivedEvent, ApplyOutcome>;
  delivered: Rpc<EventDelivered, Acknowledgement>;
}

/** The service behind each kind of matter. */
const services: Record<MatterKind, MatterService> = {
  suggestion: { apply: applySuggestionEvent, delivered: suggestionEventDelivered },
};

function serviceOf(kind: string): MatterService {
  const known = matterKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw new Error(`no service for matters of kind ${kind}`);
  return services[known];
}

/** Hands events and delivery notices to the office's services over its bus. */
export class ServiceDelivery implements Services {
  constructor(private readonly bus: Bus) {}

  async apply(event: StoredEvent): Promise<'applied' | 'waiting'> {
    const { apply } = serviceOf(event.matterKind);
    const { result } = await this.call(apply, toReceived(event));
    return result;
  }

  async delivered({ eventId, rootCaseId, peer, matterKind }: Notice): Promise<void> {
    const { delivered } = serviceOf(matterKind);
    await this.call(delivered, { eventId, rootCaseId, peer, deliveredAt: new Date().toISOString() });
  }

  private async call<Req extends object, View extends object>(contract: Rpc<Req, View>, body: Req): Promise<View> {
    try {
      return await this.bus.call(contract, body, systemCall());
    } catch (error) {
      const isAway = error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'timeout');
      throw isAway ? new ServiceAway(contract.subject, { cause: error }) : error;
    }
  }
}

function toReceived(event: StoredEvent): ReceivedEvent {
  const { id, type, rootCaseId, transferId, route, time, data, author, iseq } = event;
  const matterKind = matterKinds.find((kind) => kind === event.matterKind);
  if (matterKind === undefined) throw new Error(`no service for matters of kind ${event.matterKind}`);
  return { id, type, matterKind, rootCaseId, transferId, route, time, data, author, iseq };
}
