import { Injectable } from '@nestjs/common';
import type { Acknowledgement, SubmitEvent } from '@qsl/contracts';
import type { SubmitOutcome } from '../link/event-author.js';
import { RelayNode } from '../link/relay-node.js';
import type { BlobRef } from '../protocol/blobs.js';
import { type EventDraft, isSameDraft, sealedClass } from '../protocol/event.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { mostSealedBytes } from '../protocol/sealing.js';
import { PostgresStore } from '../store/postgres-store.js';
import {
  addressedWrongly,
  badTime,
  eventIdTaken,
  eventTooLarge,
  noSealingKeys,
  notOnRoute,
  relayRecovering,
  sealedBlobs,
} from './event.errors.js';
import { EventTracer } from '../tracing/event-tracer.js';
import { SealRing } from './seal-ring.js';

const maxDataBytes = 256 * 1024;

@Injectable()
export class EventService {
  constructor(
    private readonly node: RelayNode,
    private readonly seals: SealRing,
    private readonly store: PostgresStore,
    private readonly events: EventTracer,
    private readonly tree: OfficeTree,
  ) {}

  /** Takes custody of an event of this office, sealed where it names addressees; returns after the commit. */
  async submit(event: SubmitEvent): Promise<Acknowledgement> {
    requireLegible(event);
    const draft = toDraft(event);
    const outcome = await this.author(await this.sealed(draft));
    switch (outcome) {
      case 'committed':
      case 'repeated':
        return { ok: true };
      case 'id_taken':
        if (await this.isSealedAlready(draft)) return { ok: true };
        throw eventIdTaken();
      case 'not_on_route':
        throw notOnRoute();
      case 'recovering':
        throw relayRecovering();
    }
  }

  private async author(draft: EventDraft): Promise<SubmitOutcome> {
    const creation = this.events.authored({ ...draft, author: this.tree.self });
    const { traceparent } = creation;
    let outcome: SubmitOutcome | 'failed' = 'failed';
    try {
      outcome = await this.node.submit({ ...draft, ...(traceparent === undefined ? {} : { traceparent }) });
      return outcome;
    } finally {
      creation.end({ attributes: { 'qsl.outcome': outcome } });
    }
  }

  private async sealed(draft: EventDraft): Promise<EventDraft> {
    const sealed = await this.seals.seal(draft);
    if (!('fault' in sealed)) return sealed;
    throw sealed.fault === 'no_key' ? noSealingKeys(sealed.offices) : addressedWrongly();
  }

  /** Sealing the same data again gives other bytes: what was handed in before is told by what it says. */
  private async isSealedAlready(draft: EventDraft): Promise<boolean> {
    if (draft.to === undefined) return false;
    const before = await this.store.transact((custody) => custody.event(draft.id));
    if (before?.class !== sealedClass) return false;
    const data = await this.seals.open(before);
    return data !== null && isSameDraft({ ...before, data }, { ...draft, class: sealedClass });
  }
}

function requireLegible({ data, class: named = 'open', to, blobs = [] }: SubmitEvent): void {
  if (to === undefined ? named === 'sealed' : named === 'open') throw addressedWrongly();
  if (to !== undefined && blobs.length > 0) throw sealedBlobs();
  const most = to === undefined ? maxDataBytes : mostSealedBytes;
  if (Buffer.byteLength(JSON.stringify(data)) > most) throw eventTooLarge(most);
}

const toBlob = ({ sha256, size, name, type }: BlobRef): BlobRef => ({ sha256, size, name, type });

/** One spelling for ids and times, since events are compared and signed by their bytes. */
function toDraft({
  id,
  type,
  matterKind,
  rootCaseId,
  transferId,
  route,
  time,
  data,
  ...rest
}: SubmitEvent): EventDraft {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) throw badTime();
  const { class: named = 'open', to, blobs = [] } = rest;
  return {
    id: id.toLowerCase(),
    type,
    matterKind,
    rootCaseId: rootCaseId.toLowerCase(),
    ...(transferId === undefined ? {} : { transferId: transferId.toLowerCase() }),
    route,
    time: moment.toISOString(),
    data,
    ...(named === 'open' ? {} : { class: named }),
    ...(to === undefined ? {} : { to }),
    ...(blobs.length === 0 ? {} : { blobs: blobs.map(toBlob) }),
  };
}
