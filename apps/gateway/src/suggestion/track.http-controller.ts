import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { trackSuggestion, TrackSuggestion, type Call, type TrackView } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Read } from '../http/route.js';
import { StrictlyLimited } from '../limits/rate-limit.guard.js';

@ApiTags('suggestions')
@Controller('track')
export class TrackHttpController {
  constructor(private readonly bus: Bus) {}

  @StrictlyLimited()
  @Read('', trackSuggestion, '凭编号和查询码查进度')
  trackSuggestion(call: Call, query: TrackSuggestion): Promise<TrackView> {
    return this.bus.call(trackSuggestion, query, call);
  }
}
