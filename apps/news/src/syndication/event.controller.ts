import { Controller } from '@nestjs/common';
import {
  applyEvent,
  eventDelivered,
  type Acknowledgement,
  type ApplyOutcome,
  type Call,
  type ReceivedEvent,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { ArticleIntake } from './article-intake.js';

@Controller()
export class EventController {
  constructor(private readonly intake: ArticleIntake) {}

  @HandleRpc(applyEvent('news'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.intake.apply(body);
  }

  /** Nobody waits for what an office below has received. */
  @HandleRpc(eventDelivered('news'))
  async delivered(): Promise<Acknowledgement> {
    return { ok: true };
  }
}
