import { Controller } from '@nestjs/common';
import { TransferComposer, TransferDesk, TransferList, TransferService } from '@qsl/casework';
import {
  acceptTransfer,
  composeTransfer,
  confirmTransfer,
  getTransfer,
  listTransfers,
  objectToTransfer,
  recallTransfer,
  reportProgress,
  returnTransfer,
  signOffTransfer,
  type Call,
  type ComposeTransfer,
  type ConfirmTransfer,
  type ListTransfers,
  type ObjectToTransfer,
  type ReportProgress,
  type ReturnTransfer,
  type TransferCommand,
  type TransferPage,
  type TransferRef,
  type TransferView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

@Controller()
export class TransferController {
  constructor(
    private readonly transfers: TransferService,
    private readonly composer: TransferComposer,
    private readonly desk: TransferDesk,
    private readonly lists: TransferList,
  ) {}

  @HandleRpc(composeTransfer)
  compose(call: Call, body: ComposeTransfer): Promise<TransferView> {
    return this.composer.composeTransfer(call, body);
  }

  @HandleRpc(listTransfers)
  list(call: Call, body: ListTransfers): Promise<TransferPage> {
    return this.lists.listTransfers(call, body);
  }

  @HandleRpc(getTransfer)
  get(call: Call, body: TransferRef): Promise<TransferView> {
    return this.desk.getTransfer(call, body);
  }

  @HandleRpc(signOffTransfer)
  signOff(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.transfers.signOffTransfer(call, body);
  }

  @HandleRpc(recallTransfer)
  recall(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.transfers.recallTransfer(call, body);
  }

  @HandleRpc(acceptTransfer)
  accept(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.transfers.acceptTransfer(call, body);
  }

  @HandleRpc(returnTransfer)
  returnTransfer(call: Call, body: ReturnTransfer): Promise<TransferView> {
    return this.transfers.returnTransfer(call, body);
  }

  @HandleRpc(reportProgress)
  reportProgress(call: Call, body: ReportProgress): Promise<TransferView> {
    return this.transfers.reportProgress(call, body);
  }

  @HandleRpc(confirmTransfer)
  confirm(call: Call, body: ConfirmTransfer): Promise<TransferView> {
    return this.transfers.confirmTransfer(call, body);
  }

  @HandleRpc(objectToTransfer)
  object(call: Call, body: ObjectToTransfer): Promise<TransferView> {
    return this.transfers.objectToTransfer(call, body);
  }
}
