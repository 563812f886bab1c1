import { Injectable } from '@nestjs/common';
import type { Acknowledgement, SubmitEvent } from '@qsl/contracts';
import { RelayNode } from '../link/relay-node.js';
import type { BlobRef } from '../protocol/blobs.js';
import type { EventDraft } from '../protocol/event.js';
import { badTime, eventIdTaken, eventTooLarge, notOnRoute, relayRecovering } from './event.errors.js';

const maxDataBytes = 256 * 1024;

@Injectable()
export class EventService {
  constructor(private readonly node: RelayNode) {}

  /** Takes custody of an event of this office; returns after the commit. */
  async submit(event: SubmitEvent): Promise<Acknowledgement> {
    if (Buffer.byteLength(JSON.stringify(event.data)) > maxDataBytes) throw eventTooLarge();
    const outcome = await this.node.submit(toDraft(event));
    switch (outcome) {
      case 'committed':
      case 'repeated':
        return { ok: true };
      case 'id_taken':
        throw eventIdTaken();
      case 'not_on_route':
        throw notOnRoute();
      case 'recovering':
        throw relayRecovering();
    }
  }
}

const toBlob = ({ sha256, size, name, type }: BlobRef): BlobRef => ({ sha256, size, name, type });

/** One spelling for ids and times, since events are compared and signed by their bytes. */
function toDraft({ id, type, matterKind, rootCaseId, transferId, route, time, data, blobs }: SubmitEvent): EventDraft {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) throw badTime();
  return {
    id: id.toLowerCase(),
    type,
    matterKind,
    rootCaseId: rootCaseId.toLowerCase(),
    ...(transferId === undefined ? {} : { transferId: transferId.toLowerCase() }),
    route,
    time: moment.toISOString(),
    data,
    ...(blobs === undefined || blobs.length === 0 ? {} : { blobs: blobs.map(toBlob) }),
  };
}
