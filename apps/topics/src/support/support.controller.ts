import { Controller } from '@nestjs/common';
import {
  answerInvitation,
  inviteCoSponsor,
  setTopicSupport,
  type AnswerInvitation,
  type Call,
  type InviteCoSponsor,
  type SetTopicSupport,
  type TopicView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { CoSponsorService } from '../co-sponsor/co-sponsor.service.js';
import { SupportService } from './support.service.js';

/** Standing by somebody else's topic. */
@Controller()
export class SupportController {
  constructor(
    private readonly supports: SupportService,
    private readonly coSponsors: CoSponsorService,
  ) {}

  @HandleRpc(setTopicSupport)
  setSupport(call: Call, body: SetTopicSupport): Promise<TopicView> {
    return this.supports.setSupport(call, body);
  }

  @HandleRpc(inviteCoSponsor)
  invite(call: Call, body: InviteCoSponsor): Promise<TopicView> {
    return this.coSponsors.inviteCoSponsor(call, body);
  }

  @HandleRpc(answerInvitation)
  answer(call: Call, body: AnswerInvitation): Promise<TopicView> {
    return this.coSponsors.answerInvitation(call, body);
  }
}
