import type { EntityManager } from '@mikro-orm/postgresql';
import { Controller } from '@nestjs/common';
import {
  applyEvent,
  applyEvents,
  eventsDelivered,
  type ApplyOutcome,
  type Call,
  type DeliveryNotices,
  type EventOffers,
  type NoticesTaken,
  type OfferOutcomes,
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
    return this.applyOne(body);
  }

  @HandleRpc(applyEvents('topics'))
  applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
    return this.intake.applyEach(events, (event) => this.applyOne(event));
  }

  /** Deliveries change nothing here; the relay knows what is still on its way. */
  @HandleRpc(eventsDelivered('topics'))
  async delivered(_call: Call, { notices }: DeliveryNotices): Promise<NoticesTaken> {
    return { count: notices.length };
  }

  private async applyOne(received: ReceivedEvent): Promise<ApplyOutcome> {
    const applier = this.appliers.get(received.matterKind);
    if (!applier) throw unsupportedType(received.type);
    return this.intake.applyOnce(applier.types, received, (em, event, kind) => applier.apply(em, event, kind));
  }
}
