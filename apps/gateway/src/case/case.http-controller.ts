import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  approveReply,
  ApproveReply,
  assignCase,
  AssignCase,
  CaseCommand,
  CaseRef,
  closeCase,
  declineCase,
  DeclineCase,
  fileCase,
  FileCase,
  getCase,
  listCases,
  ListCases,
  Nothing,
  publishReply,
  PublishReply,
  requestSupplement,
  RequestSupplement,
  reviewCase,
  sendBackReply,
  SendBackReply,
  summariseCases,
  type Call,
  type CasePage,
  type CaseSummary,
  type CaseView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Read } from '../http/route.js';

@ApiTags('cases')
@Controller('cases')
export class CaseHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('', listCases, '办理件列表')
  listCases(call: Call, query: ListCases): Promise<CasePage> {
    return this.bus.call(listCases, query, call);
  }

  @Read('summary', summariseCases, '工作台计数')
  summariseCases(call: Call, query: Nothing): Promise<CaseSummary> {
    return this.bus.call(summariseCases, query, call);
  }

  @Read(':id', getCase, '办理件详情')
  getCase(call: Call, ref: CaseRef): Promise<CaseView> {
    return this.bus.call(getCase, ref, call);
  }

  @Act(':id/actions/review', reviewCase, '受理初审')
  reviewCase(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.bus.call(reviewCase, body, call);
  }

  @Act(':id/actions/file', fileCase, '立案')
  fileCase(call: Call, body: FileCase): Promise<CaseView> {
    return this.bus.call(fileCase, body, call);
  }

  @Act(':id/actions/decline', declineCase, '不予立案')
  declineCase(call: Call, body: DeclineCase): Promise<CaseView> {
    return this.bus.call(declineCase, body, call);
  }

  @Act(':id/actions/request-supplement', requestSupplement, '请作者补充')
  requestSupplement(call: Call, body: RequestSupplement): Promise<CaseView> {
    return this.bus.call(requestSupplement, body, call);
  }

  @Act(':id/actions/assign', assignCase, '交办')
  assignCase(call: Call, body: AssignCase): Promise<CaseView> {
    return this.bus.call(assignCase, body, call);
  }

  @Act(':id/actions/approve-reply', approveReply, '签发答复')
  approveReply(call: Call, body: ApproveReply): Promise<CaseView> {
    return this.bus.call(approveReply, body, call);
  }

  @Act(':id/actions/send-back', sendBackReply, '驳回答复')
  sendBackReply(call: Call, body: SendBackReply): Promise<CaseView> {
    return this.bus.call(sendBackReply, body, call);
  }

  @Act(':id/actions/publish-reply', publishReply, '发布答复')
  publishReply(call: Call, body: PublishReply): Promise<CaseView> {
    return this.bus.call(publishReply, body, call);
  }

  @Act(':id/actions/close', closeCase, '办结')
  closeCase(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.bus.call(closeCase, body, call);
  }
}
