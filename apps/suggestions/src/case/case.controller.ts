import { Controller } from '@nestjs/common';
import { CaseReader, CaseService, CaseSummaries } from '@qsl/casework';
import {
  approveReply,
  assignCase,
  closeCase,
  declineCase,
  fileCase,
  getCase,
  listCases,
  publishReply,
  requestSupplement,
  reviewCase,
  sendBackReply,
  summariseCases,
  type ApproveReply,
  type AssignCase,
  type Call,
  type CaseCommand,
  type CasePage,
  type CaseRef,
  type CaseSummary,
  type CaseView,
  type DeclineCase,
  type FileCase,
  type ListCases,
  type Nothing,
  type PublishReply,
  type RequestSupplement,
  type SendBackReply,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

@Controller()
export class CaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly reader: CaseReader,
    private readonly summaries: CaseSummaries,
  ) {}

  @HandleRpc(listCases)
  list(call: Call, body: ListCases): Promise<CasePage> {
    return this.reader.listCases(call, body);
  }

  @HandleRpc(summariseCases)
  summarise(call: Call, _body: Nothing): Promise<CaseSummary> {
    return this.summaries.summariseCases(call);
  }

  @HandleRpc(getCase)
  get(call: Call, body: CaseRef): Promise<CaseView> {
    return this.reader.getCase(call, body);
  }

  @HandleRpc(reviewCase)
  review(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.cases.reviewCase(call, body);
  }

  @HandleRpc(fileCase)
  file(call: Call, body: FileCase): Promise<CaseView> {
    return this.cases.fileCase(call, body);
  }

  @HandleRpc(declineCase)
  decline(call: Call, body: DeclineCase): Promise<CaseView> {
    return this.cases.declineCase(call, body);
  }

  @HandleRpc(requestSupplement)
  requestSupplement(call: Call, body: RequestSupplement): Promise<CaseView> {
    return this.cases.requestSupplement(call, body);
  }

  @HandleRpc(assignCase)
  assign(call: Call, body: AssignCase): Promise<CaseView> {
    return this.cases.assignCase(call, body);
  }

  @HandleRpc(approveReply)
  approveReply(call: Call, body: ApproveReply): Promise<CaseView> {
    return this.cases.approveReply(call, body);
  }

  @HandleRpc(sendBackReply)
  sendBack(call: Call, body: SendBackReply): Promise<CaseView> {
    return this.cases.sendBackReply(call, body);
  }

  @HandleRpc(publishReply)
  publishReply(call: Call, body: PublishReply): Promise<CaseView> {
    return this.cases.publishReply(call, body);
  }

  @HandleRpc(closeCase)
  close(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.cases.closeCase(call, body);
  }
}
