import { Controller } from '@nestjs/common';
import { CaseReader } from '@qsl/casework';
import { getTimeline, type Call, type GetTimeline, type TimelineView } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

@Controller()
export class TimelineController {
  constructor(private readonly reader: CaseReader) {}

  @HandleRpc(getTimeline)
  get(call: Call, body: GetTimeline): Promise<TimelineView> {
    return this.reader.getTimeline(call, body);
  }
}
