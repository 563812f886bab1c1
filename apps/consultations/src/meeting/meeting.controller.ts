import { Controller } from '@nestjs/common';
import {
  exportMinutes,
  recordMeeting,
  registerForMeeting,
  scheduleMeeting,
  unregisterFromMeeting,
  type Call,
  type ConsultationRef,
  type ConsultationView,
  type DocumentView,
  type RecordMeeting,
  type ScheduleMeeting,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { MinutesService } from '../minutes/minutes.service.js';
import { MeetingService } from './meeting.service.js';

@Controller()
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly minutes: MinutesService,
  ) {}

  @HandleRpc(scheduleMeeting)
  schedule(call: Call, body: ScheduleMeeting): Promise<ConsultationView> {
    return this.meetings.schedule(call, body);
  }

  @HandleRpc(registerForMeeting)
  register(call: Call, body: ConsultationRef): Promise<ConsultationView> {
    return this.meetings.register(call, body);
  }

  @HandleRpc(unregisterFromMeeting)
  unregister(call: Call, body: ConsultationRef): Promise<ConsultationView> {
    return this.meetings.unregister(call, body);
  }

  @HandleRpc(recordMeeting)
  record(call: Call, body: RecordMeeting): Promise<ConsultationView> {
    return this.meetings.record(call, body);
  }

  @HandleRpc(exportMinutes)
  export(call: Call, body: ConsultationRef): Promise<DocumentView> {
    return this.minutes.exportMinutes(call, body);
  }
}
