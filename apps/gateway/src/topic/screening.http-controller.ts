import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ActOnTopic,
  DeclineTopic,
  declineTopic,
  publishTopic,
  RefuseTopic,
  refuseTopic,
  ReturnTopic,
  returnTopic,
  screenTopic,
  SelectTopic,
  selectTopic,
  type Call,
  type TopicView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act } from '../http/route.js';

@ApiTags('topics')
@Controller('topics')
export class ScreeningHttpController {
  constructor(private readonly bus: Bus) {}

  @Act(':id/actions/screen', screenTopic, '开始初审议题')
  screenTopic(call: Call, body: ActOnTopic): Promise<TopicView> {
    return this.bus.call(screenTopic, body, call);
  }

  @Act(':id/actions/return', returnTopic, '退回修改')
  returnTopic(call: Call, body: ReturnTopic): Promise<TopicView> {
    return this.bus.call(returnTopic, body, call);
  }

  @Act(':id/actions/publish', publishTopic, '公开议题')
  publishTopic(call: Call, body: ActOnTopic): Promise<TopicView> {
    return this.bus.call(publishTopic, body, call);
  }

  @Act(':id/actions/refuse', refuseTopic, '不予采用')
  refuseTopic(call: Call, body: RefuseTopic): Promise<TopicView> {
    return this.bus.call(refuseTopic, body, call);
  }

  @Act(':id/actions/select', selectTopic, '选定议题')
  selectTopic(call: Call, body: SelectTopic): Promise<TopicView> {
    return this.bus.call(selectTopic, body, call);
  }

  @Act(':id/actions/decline', declineTopic, '不选定议题')
  declineTopic(call: Call, body: DeclineTopic): Promise<TopicView> {
    return this.bus.call(declineTopic, body, call);
  }
}
