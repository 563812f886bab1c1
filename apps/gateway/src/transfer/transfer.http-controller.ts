import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  acceptTransfer,
  composeTransfer,
  ComposeTransfer,
  confirmTransfer,
  ConfirmTransfer,
  getTransfer,
  listTransfers,
  ListTransfers,
  objectToTransfer,
  ObjectToTransfer,
  recallTransfer,
  ReportProgress,
  reportProgress,
  returnTransfer,
  ReturnTransfer,
  signOffTransfer,
  TransferCommand,
  TransferRef,
  type Call,
  type TransferPage,
  type TransferView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('transfers')
@Controller()
export class TransferHttpController {
  constructor(private readonly bus: Bus) {}

  @Create('cases/:caseId/transfers', composeTransfer, '拟制上报或转办')
  composeTransfer(call: Call, body: ComposeTransfer): Promise<TransferView> {
    return this.bus.call(composeTransfer, body, call);
  }

  @Read('transfers', listTransfers, '流转件列表')
  listTransfers(call: Call, query: ListTransfers): Promise<TransferPage> {
    return this.bus.call(listTransfers, query, call);
  }

  @Read('transfers/:id', getTransfer, '流转件详情')
  getTransfer(call: Call, ref: TransferRef): Promise<TransferView> {
    return this.bus.call(getTransfer, ref, call);
  }

  @Act('transfers/:id/actions/sign-off', signOffTransfer, '签发流转')
  signOffTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.bus.call(signOffTransfer, body, call);
  }

  @Act('transfers/:id/actions/recall', recallTransfer, '撤回流转')
  recallTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.bus.call(recallTransfer, body, call);
  }

  @Act('transfers/:id/actions/accept', acceptTransfer, '签收流转件')
  acceptTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.bus.call(acceptTransfer, body, call);
  }

  @Act('transfers/:id/actions/return', returnTransfer, '退回流转件')
  returnTransfer(call: Call, body: ReturnTransfer): Promise<TransferView> {
    return this.bus.call(returnTransfer, body, call);
  }

  @Act('transfers/:id/actions/progress', reportProgress, '报告进展')
  reportProgress(call: Call, body: ReportProgress): Promise<TransferView> {
    return this.bus.call(reportProgress, body, call);
  }

  @Act('transfers/:id/actions/confirm', confirmTransfer, '确认答复')
  confirmTransfer(call: Call, body: ConfirmTransfer): Promise<TransferView> {
    return this.bus.call(confirmTransfer, body, call);
  }

  @Act('transfers/:id/actions/object', objectToTransfer, '要求重办')
  objectToTransfer(call: Call, body: ObjectToTransfer): Promise<TransferView> {
    return this.bus.call(objectToTransfer, body, call);
  }
}
