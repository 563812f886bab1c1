import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswerInvitation,
  answerInvitation,
  getTopic,
  getTopicTimeline,
  InviteCoSponsor,
  inviteCoSponsor,
  ListTopicQueue,
  listTopicQueue,
  ListTopics,
  listTopics,
  ReviseTopic,
  reviseTopic,
  SetTopicSupport,
  setTopicSupport,
  SubmitTopic,
  submitTopic,
  TopicRef,
  WithdrawTopic,
  withdrawTopic,
  type Call,
  type TimelineView,
  type TopicPage,
  type TopicReceipt,
  type TopicView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('topics')
@Controller('topics')
export class TopicHttpController {
  constructor(private readonly bus: Bus) {}

  @Create('', submitTopic, '提交议题')
  submitTopic(call: Call, body: SubmitTopic): Promise<TopicReceipt> {
    return this.bus.call(submitTopic, body, call);
  }

  @PublicRead(10)
  @Read('', listTopics, '议题列表')
  listTopics(call: Call, query: ListTopics): Promise<TopicPage> {
    return this.bus.call(listTopics, query, call);
  }

  @Read('queue', listTopicQueue, '议题待办列表')
  listTopicQueue(call: Call, query: ListTopicQueue): Promise<TopicPage> {
    return this.bus.call(listTopicQueue, query, call);
  }

  @PublicRead(10)
  @Read(':id', getTopic, '议题详情')
  getTopic(call: Call, ref: TopicRef): Promise<TopicView> {
    return this.bus.call(getTopic, ref, call);
  }

  @PublicRead(10)
  @Read(':id/timeline', getTopicTimeline, '议题全程留痕')
  getTopicTimeline(call: Call, ref: TopicRef): Promise<TimelineView> {
    return this.bus.call(getTopicTimeline, ref, call);
  }

  @Act(':id/supports', setTopicSupport, '附议或取消附议')
  setTopicSupport(call: Call, body: SetTopicSupport): Promise<TopicView> {
    return this.bus.call(setTopicSupport, body, call);
  }

  @Act(':id/actions/revise', reviseTopic, '修改议题')
  reviseTopic(call: Call, body: ReviseTopic): Promise<TopicView> {
    return this.bus.call(reviseTopic, body, call);
  }

  @Act(':id/actions/withdraw', withdrawTopic, '撤回议题')
  withdrawTopic(call: Call, body: WithdrawTopic): Promise<TopicView> {
    return this.bus.call(withdrawTopic, body, call);
  }

  @Act(':id/actions/invite', inviteCoSponsor, '邀请联名')
  inviteCoSponsor(call: Call, body: InviteCoSponsor): Promise<TopicView> {
    return this.bus.call(inviteCoSponsor, body, call);
  }

  @Act(':id/actions/answer-invitation', answerInvitation, '答复联名邀请')
  answerInvitation(call: Call, body: AnswerInvitation): Promise<TopicView> {
    return this.bus.call(answerInvitation, body, call);
  }
}
