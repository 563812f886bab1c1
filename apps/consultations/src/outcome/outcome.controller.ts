import { Controller } from '@nestjs/common';
import {
  concludeConsultation,
  trackConsultation,
  type Call,
  type ConcludeConsultation,
  type ConsultationView,
  type TrackConsultation,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { OutcomeService } from './outcome.service.js';

@Controller()
export class OutcomeController {
  constructor(private readonly outcomes: OutcomeService) {}

  @HandleRpc(concludeConsultation)
  conclude(call: Call, body: ConcludeConsultation): Promise<ConsultationView> {
    return this.outcomes.conclude(call, body);
  }

  @HandleRpc(trackConsultation)
  track(call: Call, body: TrackConsultation): Promise<ConsultationView> {
    return this.outcomes.track(call, body);
  }
}
