import {
  applyEvent,
  DomainError,
  eventDelivered,
  type MatterKind,
  matterKinds,
  matterServices,
  type ReceivedEvent,
  type Rpc,
} from '@qsl/contracts';
import { type Bus, systemCall } from '@qsl/messaging';
import { ServiceAway, type Services } from '../link/applier.js';
import type { Notice, StoredEvent } from '../link/link-store.js';

function kindOf(kind: string): MatterKind {
  const known = matterKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw new Error(`no service for matters of kind ${kind}`);
  return known;
}

/** Hands events and delivery notices to the office's services over its bus. */
export class ServiceDelivery implements Services {
  constructor(private readonly bus: Bus) {}

  async apply(event: StoredEvent): Promise<'applied' | 'waiting'> {
    const received = toReceived(event);
    const { result } = await this.call(applyEvent(matterServices[received.matterKind]), received);
    return result;
  }

  async delivered({ eventId, rootCaseId, peer, matterKind }: Notice): Promise<void> {
    const contract = eventDelivered(matterServices[kindOf(matterKind)]);
    await this.call(contract, { eventId, rootCaseId, peer, deliveredAt: new Date().toISOString() });
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
  const blobs = event.blobs === undefined ? {} : { blobs: [...event.blobs] };
  const matterKind = kindOf(event.matterKind);
  return { id, type, matterKind, rootCaseId, transferId, route, time, data, author, iseq, ...blobs };
}
