import { allowedActions, decide } from '@qsl/state-table';
import { endCase, receiveAnswer, reopenCase, resumeCase } from '../case/case-moves.js';
import type { Case } from '../case/case.entity.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from './transfer.entity.js';
import { transferSituation } from './transfer.policy.js';
import { transferMachine, type TransferAction, type TransferWho } from './transfer.transitions.js';

/** What moves a transfer, at either office or at those who only look on. */
export interface TransferMove {
  action: TransferAction;
  who: readonly TransferWho[];
  at: Date;
  personId?: string | null;
  details?: Partial<Pick<Transfer, 'remoteCaseCode' | 'returned' | 'objection' | 'reply' | 'outcome'>>;
}

/** Moves a transfer by the table, and with it the transfer that it continues. @throws DomainError where the table does not allow it. */
export function moveTransfer(dossier: Dossier, transfer: Transfer, move: TransferMove): void {
  const situation = transferSituation(transfer, move.who, move.personId);
  transfer.state = decide(transferMachine, move.action, situation);
  Object.assign(transfer, move.details, stampsOf(transfer, move));
  followParent(dossier, transfer, move.action);
}

/** A transfer is `transferred_on` while the one that continues it is open, and goes on when that one came to nothing. */
export function followParent(dossier: Dossier, transfer: Transfer, action: TransferAction): void {
  const parent = dossier.transferOf(transfer.parentTransferId);
  const follows = action === 'sign_off' ? 'forward' : action === 'return' || action === 'yield' ? 'resume' : null;
  if (!parent || !follows) return;
  const situation = transferSituation(parent, ['receiver']);
  if (allowedActions(transferMachine, situation).includes(follows))
    parent.state = decide(transferMachine, follows, situation);
}

/** This office's own case follows what another office did to its transfer. @returns the case where it did. */
export function followTransfer(
  dossier: Dossier,
  transfer: Transfer,
  { action, at: now, details }: TransferMove,
): Case | null {
  const subject = dossier.caseOf(transfer.caseId);
  if (!subject) return null;
  if (transfer.fromInstance === dossier.self) {
    if (action === 'return' || action === 'yield') resumeCase(dossier, subject, now);
    if (action === 'answer') receiveAnswer(dossier, subject, now);
  } else {
    if (action === 'confirm') endCase(dossier, subject, { action: 'conclude', who: ['office'], now });
    if (action === 'object') reopenCase(dossier, subject, { reason: details?.objection ?? '', now });
  }
  return subject;
}

function stampsOf(transfer: Transfer, { action, at }: TransferMove): Partial<Transfer> {
  switch (action) {
    case 'sign_off':
      return { sentAt: at };
    case 'deliver':
      return { deliveredAt: at };
    case 'accept':
      return { acceptedAt: at };
    case 'answer':
      return { answeredAt: at };
    case 'object':
      return { answeredAt: null, reply: null, outcome: null };
    case 'return':
    case 'yield':
    case 'confirm':
      return { closedAt: at };
    case 'recall':
      return transfer.state === 'recalled' ? { closedAt: at } : { recallAskedAt: at };
    case 'progress':
    case 'forward':
    case 'resume':
      return {};
  }
}
