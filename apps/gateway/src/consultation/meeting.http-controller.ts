import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ConsultationRef,
  exportMinutes,
  RecordMeeting,
  recordMeeting,
  registerForMeeting,
  ScheduleMeeting,
  scheduleMeeting,
  unregisterFromMeeting,
  type Call,
  type ConsultationView,
  type DocumentView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, ReadDocument } from '../http/route.js';

const wordDocument = ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'];

@ApiTags('consultations')
@Controller('consultations')
export class MeetingHttpController {
  constructor(private readonly bus: Bus) {}

  @Act(':id/meeting/actions/schedule', scheduleMeeting, '安排协商会议')
  scheduleMeeting(call: Call, body: ScheduleMeeting): Promise<ConsultationView> {
    return this.bus.call(scheduleMeeting, body, call);
  }

  @Act(':id/meeting/actions/register', registerForMeeting, '报名参会')
  registerForMeeting(call: Call, ref: ConsultationRef): Promise<ConsultationView> {
    return this.bus.call(registerForMeeting, ref, call);
  }

  @Act(':id/meeting/actions/unregister', unregisterFromMeeting, '取消报名')
  unregisterFromMeeting(call: Call, ref: ConsultationRef): Promise<ConsultationView> {
    return this.bus.call(unregisterFromMeeting, ref, call);
  }

  @Act(':id/meeting/actions/record', recordMeeting, '登记会议情况')
  recordMeeting(call: Call, body: RecordMeeting): Promise<ConsultationView> {
    return this.bus.call(recordMeeting, body, call);
  }

  @ReadDocument(':id/minutes', exportMinutes, wordDocument, '导出会议纪要')
  exportMinutes(call: Call, ref: ConsultationRef): Promise<DocumentView> {
    return this.bus.call(exportMinutes, ref, call);
  }
}
