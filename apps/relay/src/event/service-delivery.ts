import {
  applyEvent,
  DomainError,
  type EventClass,
  eventClasses,
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
import type { SealRing } from './seal-ring.js';

function kindOf(kind: string): MatterKind {
  const known = matterKinds.find((candidate) => candidate === kind);
  if (known === undefined) throw new UnsupportedType(`no service for matters of kind ${kind}`);
  return known;
}

/** Hands events and delivery notices to the office's services over its bus. */
export class ServiceDelivery implements Services {
  constructor(
    private readonly bus: Bus,
    private readonly seals: SealRing,
  ) {}

  async apply(event: StoredEvent): Promise<Applied> {
    const received = await this.toReceived(event);
    const { result, reason } = await this.call(applyEvent(matterServices[received.matterKind]), received);
    return result === 'void' ? { result, reason: reason ?? 'not entitled' } : { result };
  }

  async delivered({ eventId, rootCaseId, peer, matterKind }: Notice): Promise<void> {
    const contract = eventDelivered(matterServices[kindOf(matterKind)]);
    await this.call(contract, { eventId, rootCaseId, peer, deliveredAt: new Date().toISOString() });
  }

  private async toReceived(event: StoredEvent): Promise<ReceivedEvent> {
    const { id, type, rootCaseId, transferId, route, time, to, author, iseq } = event;
    const matterKind = kindOf(event.matterKind);
    const data = await this.seals.open(event);
    return {
      ...{ id, type, matterKind, rootCaseId, transferId, route, time, author, iseq },
      ...(event.class === undefined ? {} : { class: classOf(event.class), to }),
      ...(event.blobs === undefined ? {} : { blobs: [...event.blobs] }),
      ...(data === null ? { data: {}, isUnreadable: true } : { data }),
    };
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

function classOf(name: string): EventClass {
  const known = eventClasses.find((candidate) => candidate === name);
  if (known === undefined) throw new UnsupportedType(`events of class ${name}`);
  return known;
}
