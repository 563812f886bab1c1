import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  eventTypeOf,
  submitEvent,
  type EventBlob,
  type EventKind,
  type MatterKind,
  type OfficialReply,
  type Outcome,
} from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { randomUUIDv7 } from 'node:crypto';
import { TimelineEntry } from './timeline-entry.entity.js';

/** What this office tells every office on a matter's route. */
export interface TraceMessage {
  matterKind: MatterKind;
  rootCaseId: string;
  /** Instance ids; this office is one of them. */
  route: readonly string[];
  /** `topic.submitted`; the event's type is `qsl.topic.submitted.v1`, or of a later major version. */
  kind: EventKind;
  at: Date;
  transferId?: string;
  /** Payload; no name, phone or person id of anybody. */
  data: object;
  /** Instance ids of the offices on the route that alone may read the payload; everybody where it is left out. */
  sealedTo?: readonly string[];
  /** Files of this office that go with it; at most twenty. */
  blobs?: EventBlob[];
}

/** Something that this office did to a matter, for the matter's history here and at every office on the route. */
export interface TraceStep extends Omit<TraceMessage, 'data'> {
  /** Office, unit or 群众/委员; at most 100 characters. */
  actor: string;
  /** One Chinese sentence for people. */
  text: string;
  reply?: OfficialReply | null;
  outcome?: Outcome | null;
  /** What else the event says, besides all of the above. */
  data?: object;
}

/** The way out: what this office did, written and told in the caller's transaction. */
@Injectable()
export class Trace {
  constructor(
    private readonly outbox: Outbox,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Writes a step into the history and hands the event that tells of it to the relay. Call it after the change. */
  record(em: EntityManager, step: TraceStep): TimelineEntry {
    const { rootCaseId, kind, at, actor, text, data } = step;
    const { transferId = null, reply = null, outcome = null } = step;
    const id = this.send(em, { ...step, data: { ...data, text, actor, reply, outcome } });
    const instance = this.offices.self.iid;
    const facts = { id, rootCaseId, at, instance, kind, actor, text, transferId, reply, outcome };
    const entry = Object.assign(new TimelineEntry(), facts);
    em.persist(entry);
    return entry;
  }

  /** Hands an event to the relay that leaves no line in the history. @returns its id, a UUIDv7. */
  send(
    em: EntityManager,
    { matterKind, rootCaseId, route, kind, at, transferId, data, ...more }: TraceMessage,
  ): string {
    const id = randomUUIDv7();
    const { sealedTo, blobs } = more;
    const body = {
      id,
      type: eventTypeOf(kind),
      matterKind,
      rootCaseId,
      ...(transferId ? { transferId } : {}),
      route: route.join('.'),
      time: at.toISOString(),
      data: { ...data },
      ...(sealedTo ? { class: 'sealed' as const, to: sealedTo.join('.') } : {}),
      ...(blobs?.length ? { blobs } : {}),
    };
    this.outbox.add(em, submitEvent, { key: rootCaseId, body });
    return id;
  }
}
