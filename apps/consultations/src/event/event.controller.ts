import { EntityManager } from '@mikro-orm/postgresql';
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
import { EventIntake } from '@qsl/trace';
import { VoteBatch } from '../vote/vote-batch.entity.js';
import { ConsultationIntake } from './consultation-intake.js';
import { ParticipationIntake } from './participation-intake.js';

@Controller()
export class EventController {
  constructor(
    private readonly em: EntityManager,
    private readonly intake: EventIntake,
    private readonly consultations: ConsultationIntake,
    private readonly participations: ParticipationIntake,
  ) {}

  @HandleRpc(applyEvent('consultations'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.applyOne(body);
  }

  @HandleRpc(applyEvents('consultations'))
  applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
    return this.intake.applyEach(events, (event) => this.applyOne(event));
  }

  /** Of what this office sends, votes alone are shown to be on their way. */
  @HandleRpc(eventsDelivered('consultations'))
  delivered(_call: Call, { notices }: DeliveryNotices): Promise<NoticesTaken> {
    return this.intake.takeEach(notices, ({ eventId, deliveredAt }) =>
      this.em.nativeUpdate(VoteBatch, { eventId, deliveredAt: null }, { deliveredAt: new Date(deliveredAt) }),
    );
  }

  private applyOne(event: ReceivedEvent): Promise<ApplyOutcome> {
    return event.matterKind === 'participation' ? this.participations.apply(event) : this.consultations.apply(event);
  }
}
