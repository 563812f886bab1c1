import { Controller } from '@nestjs/common';
import { EventApplier } from '@qsl/casework';
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

@Controller()
export class EventController {
  constructor(private readonly events: EventApplier) {}

  @HandleRpc(applyEvent('suggestions'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.events.apply(body);
  }

  @HandleRpc(applyEvents('suggestions'))
  applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
    return this.events.applyEach(events);
  }

  @HandleRpc(eventsDelivered('suggestions'))
  delivered(_call: Call, { notices }: DeliveryNotices): Promise<NoticesTaken> {
    return this.events.delivered(notices);
  }
}
