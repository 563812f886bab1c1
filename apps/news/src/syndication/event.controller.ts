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
import { ArticleIntake } from './article-intake.js';

@Controller()
export class EventController {
  constructor(
    private readonly intake: EventIntake,
    private readonly articles: ArticleIntake,
  ) {}

  @HandleRpc(applyEvent('news'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.articles.apply(body);
  }

  @HandleRpc(applyEvents('news'))
  applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
    return this.intake.applyEach(events, (event) => this.articles.apply(event));
  }

  /** Nobody waits for what an office below has received. */
  @HandleRpc(eventsDelivered('news'))
  async delivered(_call: Call, { notices }: DeliveryNotices): Promise<NoticesTaken> {
    return { count: notices.length };
  }
}
