import { EntityManager } from '@mikro-orm/postgresql';
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
import { VoteBatch } from '../vote/vote-batch.entity.js';
import { ConsultationIntake } from './consultation-intake.js';
import { ParticipationIntake } from './participation-intake.js';

@Controller()
export class EventController {
  constructor(
    private readonly em: EntityManager,
    private readonly consultations: ConsultationIntake,
    private readonly participations: ParticipationIntake,
  ) {}

  @HandleRpc(applyEvent('consultations'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return body.matterKind === 'participation' ? this.participations.apply(body) : this.consultations.apply(body);
  }

  /** Of what this office sends, votes alone are shown to be on their way. */
  @HandleRpc(eventDelivered('consultations'))
  async delivered(_call: Call, { eventId, deliveredAt }: EventDelivered): Promise<Acknowledgement> {
    await this.em.nativeUpdate(VoteBatch, { eventId, deliveredAt: null }, { deliveredAt: new Date(deliveredAt) });
    return { ok: true };
  }
}
