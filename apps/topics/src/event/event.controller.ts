import type { EntityManager } from '@mikro-orm/postgresql';
import { Controller } from '@nestjs/common';
import {
  applyEvent,
  eventDelivered,
  type Acknowledgement,
  type ApplyOutcome,
  type Call,
  type EventDelivered,
  type ReceivedEvent,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { EventIntake, type Readable, unsupportedType } from '@qsl/trace';
import { CallEvents } from './call-events.js';
import { ReportEvents } from './report-events.js';
import { TopicEvents } from './topic-events.js';

/** Takes in events of one kind of matter, in the caller's transaction. Resolves with `true` where one is kept as void. */
export interface Applier {
  readonly types: Readable;
  apply(em: EntityManager, event: ReceivedEvent, kind: string): Promise<boolean>;
}

@Controller()
export class EventController {
  private readonly appliers: ReadonlyMap<string, Applier>;

  constructor(
    private readonly intake: EventIntake,
    calls: CallEvents,
    topics: TopicEvents,
    reports: ReportEvents,
  ) {
    this.appliers = new Map<string, Applier>([
      ['topic_call', calls],
      ['topic', topics],
      ['call_report', reports],
    ]);
  }

  @HandleRpc(applyEvent('topics'))
  async apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    const applier = this.appliers.get(body.matterKind);
    if (!applier) throw unsupportedType(body.type);
    return this.intake.applyOnce(applier.types, body, (em, event, kind) => applier.apply(em, event, kind));
  }

  /** Deliveries change nothing here; the relay knows what is still on its way. */
  @HandleRpc(eventDelivered('topics'))
  async delivered(_call: Call, _body: EventDelivered): Promise<Acknowledgement> {
    return { ok: true };
  }
}
