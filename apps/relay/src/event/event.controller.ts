import { Controller } from '@nestjs/common';
import { type Acknowledgement, type Call, SubmitEvent, submitEvent } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { EventService } from './event.service.js';

@Controller()
export class EventController {
  constructor(private readonly events: EventService) {}

  @HandleRpc(submitEvent)
  submit(_call: Call, body: SubmitEvent): Promise<Acknowledgement> {
    return this.events.submit(body);
  }
}
