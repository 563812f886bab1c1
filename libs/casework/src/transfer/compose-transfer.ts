import { Injectable } from '@nestjs/common';
import { notFound, type Call, type ComposeTransfer, type SnapshotView, type TransferView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { CaseDesk } from '../case/case-desk.js';
import type { CaseWork } from '../case/case-work.js';
import { CaseNews } from '../news/case-news.js';
import { checkAddressee } from './transfer-rules.js';
import { TransferDesk } from './transfer-desk.js';
import { Transfer } from './transfer.entity.js';

/** Drafts a transfer that a leader has to sign off; no other office learns of it before. */
@Injectable()
export class TransferComposer {
  constructor(
    private readonly cases: CaseDesk,
    private readonly transfers: TransferDesk,
    private readonly offices: OfficeDirectory,
    private readonly news: CaseNews,
  ) {}

  async composeTransfer(call: Call, body: ComposeTransfer): Promise<TransferView> {
    const { caseId, expectedVersion } = body;
    let composed: Transfer | undefined;
    await this.cases.change(
      call,
      { id: caseId, expectedVersion },
      {
        action: 'transfer',
        work: (work) => {
          work.move('transfer');
          composed = work.dossier.addTransfer(this.draft(work, call, body));
          this.tellLeaders(work, composed);
        },
      },
    );
    if (!composed) throw notFound('transfer');
    return this.transfers.getTransfer(call, { id: composed.id });
  }

  private tellLeaders({ dossier, subject }: CaseWork, transfer: Transfer): void {
    const { composedBy: by } = transfer;
    const told = { office: dossier.self, words: transfer.reason, by, case: subject, transfer, order: null };
    this.news.tell(dossier, { kind: 'transfer.composed', ...told });
  }

  private draft({ dossier, subject, now }: CaseWork, { actor }: Call, body: ComposeTransfer): Transfer {
    const { kind, toInstance, reasonCode, reason, reveal, dueOn } = body;
    const path = dossier.pathOf(subject);
    checkAddressee(body, path, this.offices);
    return Object.assign(new Transfer(), {
      rootCaseId: subject.rootCaseId,
      caseId: subject.id,
      kind,
      fromInstance: dossier.self,
      toInstance,
      path: [...path, toInstance],
      parentTransferId: subject.inboundTransferId,
      state: 'composed',
      reasonCode,
      reason,
      reveal,
      snapshot: snapshotOf({ dossier, subject }, body),
      dueOn: dueOn ?? null,
      composedAt: now,
      composedBy: actor.personId,
    });
  }
}

/** What the receiver will read; remarks and units only where `handling` is revealed. */
function snapshotOf(
  { dossier, subject }: Pick<CaseWork, 'dossier' | 'subject'>,
  { reveal }: ComposeTransfer,
): SnapshotView {
  const { title, body, category, areaCode, authorLabel } = dossier.matter;
  const units = dossier.ordersOf(subject).map(({ unitName }) => unitName);
  const handling = [
    ...(subject.filingRemark ? [`立案意见：${subject.filingRemark}`] : []),
    ...(units.length > 0 ? [`已交办：${units.join('、')}`] : []),
  ].join('\n');
  return {
    title,
    body,
    category,
    areaCode,
    author: authorLabel,
    handling: reveal.includes('handling') && handling ? handling : null,
  };
}
