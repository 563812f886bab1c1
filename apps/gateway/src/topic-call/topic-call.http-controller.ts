import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ActOnTopicCall,
  archiveTopicCall,
  closeTopicCall,
  concludeTopicCall,
  DraftTopicCall,
  draftTopicCall,
  ForwardTopics,
  forwardTopics,
  getTopicCall,
  ListTopicCalls,
  listTopicCalls,
  openTopicCall,
  ReviseTopicCall,
  reviseTopicCall,
  TopicCallRef,
  type Call,
  type TopicCallPage,
  type TopicCallView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('topic-calls')
@Controller('topic-calls')
export class TopicCallHttpController {
  constructor(private readonly bus: Bus) {}

  @Create('', draftTopicCall, '拟定征集活动')
  draftTopicCall(call: Call, body: DraftTopicCall): Promise<TopicCallView> {
    return this.bus.call(draftTopicCall, body, call);
  }

  @PublicRead(10)
  @Read('', listTopicCalls, '征集活动列表')
  listTopicCalls(call: Call, query: ListTopicCalls): Promise<TopicCallPage> {
    return this.bus.call(listTopicCalls, query, call);
  }

  @PublicRead(10)
  @Read(':id', getTopicCall, '征集活动详情')
  getTopicCall(call: Call, ref: TopicCallRef): Promise<TopicCallView> {
    return this.bus.call(getTopicCall, ref, call);
  }

  @Act(':id/actions/revise', reviseTopicCall, '修改征集活动')
  reviseTopicCall(call: Call, body: ReviseTopicCall): Promise<TopicCallView> {
    return this.bus.call(reviseTopicCall, body, call);
  }

  @Act(':id/actions/open', openTopicCall, '发布征集活动')
  openTopicCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.bus.call(openTopicCall, body, call);
  }

  @Act(':id/actions/close', closeTopicCall, '截止征集')
  closeTopicCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.bus.call(closeTopicCall, body, call);
  }

  @Act(':id/actions/conclude', concludeTopicCall, '完成遴选')
  concludeTopicCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.bus.call(concludeTopicCall, body, call);
  }

  @Act(':id/actions/archive', archiveTopicCall, '归档征集活动')
  archiveTopicCall(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.bus.call(archiveTopicCall, body, call);
  }

  @Act(':id/actions/forward', forwardTopics, '报送议题')
  forwardTopics(call: Call, body: ForwardTopics): Promise<TopicCallView> {
    return this.bus.call(forwardTopics, body, call);
  }
}
