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
import { EventIntake } from '@qsl/trace';
import { CallEvents } from './call-events.js';
import { ReportEvents } from './report-events.js';
import { TopicEvents } from './topic-events.js';

/** Takes in events of one kind of matter, in the caller's transaction. */
export interface Applier {
  apply(em: EntityManager, event: ReceivedEvent, kind: string): Promise<void>;
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
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.applyOnce(body, async (em, kind) => this.appliers.get(body.matterKind)?.apply(em, body, kind));
  }

  /** Deliveries change nothing here; the relay knows what is still on its way. */
  @HandleRpc(eventDelivered('topics'))
  async delivered(_call: Call, _body: EventDelivered): Promise<Acknowledgement> {
    return { ok: true };
  }
}
