import { Controller } from '@nestjs/common';
import {
  declineTopic,
  forwardTopics,
  publishTopic,
  refuseTopic,
  returnTopic,
  reviseTopic,
  screenTopic,
  selectTopic,
  submitTopic,
  withdrawTopic,
  type ActOnTopic,
  type Call,
  type DeclineTopic,
  type ForwardTopics,
  type RefuseTopic,
  type ReturnTopic,
  type ReviseTopic,
  type SelectTopic,
  type SubmitTopic,
  type TopicCallView,
  type TopicReceipt,
  type TopicView,
  type WithdrawTopic,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { TopicDecisionService } from './topic-decision.service.js';
import { TopicForwardingService } from './topic-forwarding.service.js';
import { TopicSubmissionService } from './topic-submission.service.js';
import { TopicService } from './topic.service.js';

/** What authors and the office do with topics. */
@Controller()
export class TopicWorkController {
  constructor(
    private readonly submission: TopicSubmissionService,
    private readonly topics: TopicService,
    private readonly forwarding: TopicForwardingService,
    private readonly decisions: TopicDecisionService,
  ) {}

  @HandleRpc(submitTopic)
  submit(call: Call, body: SubmitTopic): Promise<TopicReceipt> {
    return this.submission.submitTopic(call, body);
  }

  @HandleRpc(reviseTopic)
  revise(call: Call, body: ReviseTopic): Promise<TopicView> {
    return this.topics.reviseTopic(call, body);
  }

  @HandleRpc(withdrawTopic)
  withdraw(call: Call, body: WithdrawTopic): Promise<TopicView> {
    return this.topics.withdrawTopic(call, body);
  }

  @HandleRpc(screenTopic)
  screen(call: Call, body: ActOnTopic): Promise<TopicView> {
    return this.topics.screenTopic(call, body);
  }

  @HandleRpc(returnTopic)
  giveBack(call: Call, body: ReturnTopic): Promise<TopicView> {
    return this.topics.returnTopic(call, body);
  }

  @HandleRpc(publishTopic)
  publish(call: Call, body: ActOnTopic): Promise<TopicView> {
    return this.topics.publishTopic(call, body);
  }

  @HandleRpc(refuseTopic)
  refuse(call: Call, body: RefuseTopic): Promise<TopicView> {
    return this.topics.refuseTopic(call, body);
  }

  @HandleRpc(forwardTopics)
  forward(call: Call, body: ForwardTopics): Promise<TopicCallView> {
    return this.forwarding.forwardTopics(call, body);
  }

  @HandleRpc(selectTopic)
  select(call: Call, body: SelectTopic): Promise<TopicView> {
    return this.decisions.selectTopic(call, body);
  }

  @HandleRpc(declineTopic)
  decline(call: Call, body: DeclineTopic): Promise<TopicView> {
    return this.decisions.declineTopic(call, body);
  }
}
