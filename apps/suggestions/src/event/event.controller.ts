import { Controller } from '@nestjs/common';
import { EventApplier } from '@qsl/casework';
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

@Controller()
export class EventController {
  constructor(private readonly events: EventApplier) {}

  @HandleRpc(applyEvent('suggestions'))
  apply(_call: Call, body: ReceivedEvent): Promise<ApplyOutcome> {
    return this.events.apply(body);
  }

  @HandleRpc(eventDelivered('suggestions'))
  delivered(_call: Call, body: EventDelivered): Promise<Acknowledgement> {
    return this.events.delivered(body);
  }
}
