import { Controller } from '@nestjs/common';
import {
  announceConsultation,
  closeConsultation,
  createConsultationFromTopic,
  draftConsultation,
  getConsultation,
  getConsultationTimeline,
  listConsultations,
  openConsultation,
  reviseConsultation,
  type Acknowledgement,
  type ActOnConsultation,
  type Call,
  type ConsultationPage,
  type ConsultationRef,
  type ConsultationView,
  type CreateFromTopic,
  type DraftConsultation,
  type ListConsultations,
  type ReviseConsultation,
  type TimelineView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { ConsultationQueries } from './consultation.queries.js';
import { ConsultationService } from './consultation.service.js';

@Controller()
export class ConsultationController {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly queries: ConsultationQueries,
  ) {}

  @HandleRpc(draftConsultation)
  draft(call: Call, body: DraftConsultation): Promise<ConsultationView> {
    return this.consultations.draft(call, body);
  }

  @HandleRpc(createConsultationFromTopic)
  createFromTopic(_call: Call, body: CreateFromTopic): Promise<Acknowledgement> {
    return this.consultations.createFromTopic(body);
  }

  @HandleRpc(reviseConsultation)
  revise(call: Call, body: ReviseConsultation): Promise<ConsultationView> {
    return this.consultations.revise(call, body);
  }

  @HandleRpc(announceConsultation)
  announce(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.consultations.announce(call, body);
  }

  @HandleRpc(openConsultation)
  open(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.consultations.open(call, body);
  }

  @HandleRpc(closeConsultation)
  close(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.consultations.close(call, body);
  }

  @HandleRpc(listConsultations)
  list(call: Call, body: ListConsultations): Promise<ConsultationPage> {
    return this.queries.list(call.actor, body);
  }

  @HandleRpc(getConsultation)
  get(call: Call, body: ConsultationRef): Promise<ConsultationView> {
    return this.queries.get(call.actor, body.id);
  }

  @HandleRpc(getConsultationTimeline)
  timeline(call: Call, body: ConsultationRef): Promise<TimelineView> {
    return this.queries.timeline(call.actor, body.id);
  }
}
