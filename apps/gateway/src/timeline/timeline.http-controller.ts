import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getTimeline, GetTimeline, type Call, type TimelineView } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Read } from '../http/route.js';

@ApiTags('timelines')
@Controller('timelines')
export class TimelineHttpController {
  constructor(private readonly bus: Bus) {}

  @Read(':rootCaseId', getTimeline, '跨级全程留痕')
  getTimeline(call: Call, ref: GetTimeline): Promise<TimelineView> {
    return this.bus.call(getTimeline, ref, call);
  }
}
