import type { OfficeDirectory } from '@qsl/service-kit';
import type { CaseWork } from '../case/case-work.js';
import { moveTransfer } from './transfer-moves.js';

/** A case that came by a transfer has been answered: so is the transfer, with the same reply. */
export function answerInbound(work: CaseWork, offices: OfficeDirectory): void {
  const { dossier, subject, now } = work;
  const transfer = dossier.inboundOf(subject);
  if (!transfer) return;
  const { reply, outcome } = subject;
  moveTransfer(dossier, transfer, { action: 'answer', who: ['receiver'], at: now, details: { reply, outcome } });
  const sender = offices.nameOf(transfer.fromInstance);
  work.record('transfer.answered', `答复${sender}，文号：${reply?.docNumber ?? ''}。`, { transfer, reply, outcome });
}
