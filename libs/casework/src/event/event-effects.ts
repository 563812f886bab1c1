import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import type { Case } from '../case/case.entity.js';
import type { Dossier } from '../matter/dossier.js';
import { CaseNews } from '../news/case-news.js';
import { Timeline } from '../timeline/timeline.js';
import { followParent, followTransfer, moveTransfer, type TransferMove } from '../transfer/transfer-moves.js';
import { Transfer } from '../transfer/transfer.entity.js';
import { mayMove, transferActions } from './event.rules.js';
import type { EventData } from './event-data.js';
import { restoreOwn } from './restore-own.js';

/** An event that is being applied. */
export interface Applying {
  dossier: Dossier;
  event: ReceivedEvent;
  kind: string;
  data: EventData;
  /** By the author's clock. */
  at: Date;
  /** The transfer that it is about, where it is known here. */
  transfer: Transfer | null;
}

/** What an event that its author was entitled to changes at this office. */
@Injectable()
export class EventEffects {
  constructor(
    private readonly timeline: Timeline,
    private readonly offices: OfficeDirectory,
    private readonly news: CaseNews,
  ) {}

  async take(applying: Applying): Promise<void> {
    const { dossier, event, kind, data } = applying;
    dossier.matter.work = { ...dossier.matter.work, [event.author]: data.work };
    const transfer = kind === 'transfer.sent' ? this.receive(applying) : this.move(applying);
    if (transfer) transfer.lastEventId = event.id;
    if (event.author === dossier.self) return restoreOwn(applying, transfer);
    const told = { office: event.author, words: data.text, by: null, case: null, transfer, order: null };
    this.news.tell(dossier, { kind, ...told });
    if (kind === 'transfer.recall_asked' && transfer?.toInstance === dossier.self)
      this.decideRecall(applying, transfer);
  }

  /** A transfer appears: in this office's inbox where it is the receiver. */
  private receive({ dossier, event, data, at, transfer: known }: Applying): Transfer | null {
    const sent = data.transfer;
    if (!sent || !event.transferId) return null;
    const isForUs = sent.toInstance === dossier.self;
    const { composedAt, ...facts } = sent;
    const transfer = known ?? dossier.addTransfer(new Transfer());
    Object.assign(transfer, facts, {
      id: event.transferId,
      rootCaseId: event.rootCaseId,
      caseId: event.author === dossier.self ? (data.case?.id ?? null) : null,
      state: isForUs ? 'delivered' : 'sent',
      composedAt: new Date(composedAt),
      sentEventId: event.id,
      sentAt: at,
      deliveredAt: isForUs ? new Date() : null,
    });
    if (isForUs) dossier.matter.body = sent.snapshot.body;
    followParent(dossier, transfer, 'sign_off');
    return transfer;
  }

  private move({ dossier, event, kind, data, at, transfer }: Applying): Transfer | null {
    const action = transferActions[kind];
    if (transfer && kind === 'transfer.recall_asked') transfer.recallAskedAt = at;
    if (!transfer || !action) return transfer;
    const side = event.author === transfer.fromInstance ? 'sender' : 'receiver';
    const move: TransferMove = { action, who: [side], at, details: detailsOf(kind, data) };
    moveTransfer(dossier, transfer, move);
    if (event.author === dossier.self) return transfer;
    const subject = followTransfer(dossier, transfer, { ...move, at: new Date() });
    if (subject) this.tellOfOwn(dossier, subject, action);
    return transfer;
  }

  /** A confirmation ends this office's own case, which everyone on the route may know. */
  private tellOfOwn(dossier: Dossier, subject: Case, action: TransferMove['action']): void {
    if (action !== 'confirm' || subject.direction !== 'in') return;
    const actor = this.offices.self.name;
    this.timeline.record(dossier, { kind: 'case.closed', actor, text: '办结。', at: new Date(), case: subject });
  }

  /** The receiver decides the race: a recall that meets an acceptance loses. */
  private decideRecall({ dossier }: Applying, transfer: Transfer): void {
    const now = new Date();
    const told = { actor: this.offices.self.name, at: now, case: dossier.caseOf(transfer.caseId), transfer };
    if (mayMove(transfer, dossier.self, 'yield')) {
      moveTransfer(dossier, transfer, { action: 'yield', who: ['receiver'], at: now });
      this.timeline.record(dossier, { ...told, kind: 'transfer.recalled', text: '尚未签收，同意撤回。' });
      return;
    }
    this.timeline.record(dossier, {
      ...told,
      kind: 'transfer.recall_refused',
      text: '本件已先行签收或退回，撤回请求不再有效。',
    });
  }
}

function detailsOf(kind: string, data: EventData): TransferMove['details'] {
  switch (kind) {
    case 'transfer.accepted':
      return { remoteCaseCode: data.case?.code ?? null };
    case 'transfer.returned':
      return { returned: data.returned };
    case 'transfer.answered':
      return { reply: data.reply, outcome: data.outcome };
    case 'transfer.objected':
      return { objection: data.objection };
    default:
      return {};
  }
}
