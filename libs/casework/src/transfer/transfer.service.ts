import { Injectable } from '@nestjs/common';
import type {
  Call,
  ConfirmTransfer,
  ObjectToTransfer,
  ReportProgress,
  ReturnTransfer,
  TransferCommand,
  TransferView,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { takeCaseCode } from '../case/case-code.js';
import { answerCase, leaveCase, objectToAnswer } from '../case/case-moves.js';
import { returnWords, transferWords } from '../case/case-texts.js';
import { withRemark } from '../case/compose-reply.js';
import { answerInbound } from './answer-inbound.js';
import { openInboundCase } from './inbound-case.js';
import { TransferDesk, type TransferWork } from './transfer-desk.js';

/** What the two offices of a transfer do with it. */
@Injectable()
export class TransferService {
  constructor(
    private readonly desk: TransferDesk,
    private readonly offices: OfficeDirectory,
  ) {}

  signOffTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'sign_off',
      work: (work) => {
        const { dossier, transfer } = work;
        work.move();
        const { subject, now } = work.caseWork();
        leaveCase(dossier, subject, now);
        const word = transferWords[transfer.kind];
        work.record('transfer.sent', `${word}${this.offices.nameOf(transfer.toInstance)}：${transfer.reason}`);
        transfer.sentEventId = transfer.lastEventId;
      },
    });
  }

  recallTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'recall',
      work: (work) => {
        work.move();
        if (work.transfer.state === 'recalled') return;
        work.record('transfer.recall_asked', `请求${this.offices.nameOf(work.transfer.toInstance)}撤回本件。`);
      },
    });
  }

  acceptTransfer(call: Call, body: TransferCommand): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'accept',
      work: async (work) => {
        const { dossier, transfer, now } = work;
        work.move();
        const code = await takeCaseCode(dossier.em, this.offices.self.areaCode, now);
        transfer.remoteCaseCode = code;
        openInboundCase(dossier, transfer, { code, now });
        work.record('transfer.accepted', `已签收，本级编号 ${code}。`);
      },
    });
  }

  returnTransfer(call: Call, body: ReturnTransfer): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'return',
      work: (work) => {
        const { code, text, suggestedInstance } = body;
        const returned = { code, text, suggestedInstance: suggestedInstance ?? null };
        work.move({ returned });
        const sender = this.offices.nameOf(work.transfer.fromInstance);
        const advice = suggestedInstance ? `建议转${this.offices.nameOf(suggestedInstance)}。` : '';
        work.record('transfer.returned', `退回${sender}：${returnWords[code]}。${text}${advice}`, { returned });
      },
    });
  }

  reportProgress(call: Call, body: ReportProgress): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'progress',
      work: (work) => {
        work.move();
        work.record('transfer.progress', body.text);
      },
    });
  }

  confirmTransfer(call: Call, body: ConfirmTransfer): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'confirm',
      work: (work) => {
        const { transfer } = work;
        work.move();
        this.takeAnswer(work, body.remark);
        work.record('transfer.confirmed', `确认${this.offices.nameOf(transfer.toInstance)}的答复。`);
        const caseWork = work.caseWork();
        if (caseWork.subject.inboundTransferId) return answerInbound(caseWork, this.offices);
        const { reply, outcome } = caseWork.subject;
        caseWork.record('reply.published', `公布答复，文号：${reply?.docNumber ?? ''}。`, { reply, outcome });
      },
    });
  }

  objectToTransfer(call: Call, body: ObjectToTransfer): Promise<TransferView> {
    return this.desk.change(call, body, {
      action: 'object',
      work: (work) => {
        const { dossier, transfer } = work;
        work.move({ objection: body.reason });
        const { subject, now } = work.caseWork();
        objectToAnswer(dossier, subject, now);
        const receiver = this.offices.nameOf(transfer.toInstance);
        work.record('transfer.objected', `对${receiver}的答复提出异议：${body.reason}`, { objection: body.reason });
      },
    });
  }

  /** The answer becomes the office's own, with its paragraph. */
  private takeAnswer({ dossier, transfer, caseWork }: TransferWork, remark: string | undefined): void {
    const { subject, now } = caseWork();
    const { reply, outcome } = transfer;
    if (!reply) throw new Error('An answered transfer has a reply');
    subject.reply = withRemark(reply, this.offices.self.name, remark);
    subject.outcome = outcome;
    answerCase(dossier, subject, { action: 'confirm', who: ['office'], now });
  }
}
