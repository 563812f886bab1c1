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
import { type Applied, ServiceAway, type Services, UnsupportedType } from '../link/applier.js';
import type { Notice, StoredEvent } from '../link/link-store.js';

function kindOf(kind: string): MatterKind {
  const known = matterKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw new UnsupportedType(`no service for matters of kind ${kind}`);
  return known;
}

/** Hands events and delivery notices to the office's services over its bus. */
export class ServiceDelivery implements Services {
  constructor(private readonly bus: Bus) {}

  async apply(event: StoredEvent): Promise<Applied> {
    const received = toReceived(event);
    const { result, reason } = await this.call(applyEvent(matterServices[received.matterKind]), received);
    return result === 'void' ? { result, reason: reason ?? 'not entitled' } : { result };
  }

  async delivered({ eventId, rootCaseId, peer, matterKind }: Notice): Promise<void> {
    const contract = eventDelivered(matterServices[kindOf(matterKind)]);
    await this.call(contract, { eventId, rootCaseId, peer, deliveredAt: new Date().toISOString() });
  }

  private async call<Req extends object, View extends object>(contract: Rpc<Req, View>, body: Req): Promise<View> {
    try {
      return await this.bus.call(contract, body, systemCall());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind === 'unavailable' || error.kind === 'timeout') {
        throw new ServiceAway(contract.subject, { cause: error });
      }
      throw error.reason === 'event.unsupported_type' ? new UnsupportedType(error.text.zh, { cause: error }) : error;
    }
  }
}

function toReceived(event: StoredEvent): ReceivedEvent {
  const { id, type, rootCaseId, transferId, route, time, data, author, iseq } = event;
  const blobs = event.blobs === undefined ? {} : { blobs: [...event.blobs] };
  const matterKind = kindOf(event.matterKind);
  return { id, type, matterKind, rootCaseId, transferId, route, time, data, author, iseq, ...blobs };
}
