import type { TransferView } from '@qsl/contracts';
import { allowedActions } from '@qsl/state-table';
import type { Viewing } from '../case/case.view.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from './transfer.entity.js';
import { transferSituation, transferWho } from './transfer.policy.js';
import { transferMachine } from './transfer.transitions.js';

const iso = (date: Date | null): string | null => date && date.toISOString();

export function toTransferView(dossier: Dossier, transfer: Transfer, { actor, offices }: Viewing): TransferView {
  const { self, matter } = dossier;
  const { fromInstance, toInstance } = transfer;
  const situation = transferSituation(transfer, transferWho(actor, transfer, self), actor.personId);
  return {
    ...factsOf(transfer),
    direction: fromInstance === self ? 'out' : toInstance === self ? 'in' : 'passing',
    fromName: offices.nameOf(fromInstance),
    toName: offices.nameOf(toInstance),
    originName: offices.nameOf(matter.origin),
    composedAt: transfer.composedAt.toISOString(),
    sentAt: iso(transfer.sentAt),
    deliveredAt: iso(transfer.deliveredAt),
    acceptedAt: iso(transfer.acceptedAt),
    answeredAt: iso(transfer.answeredAt),
    closedAt: iso(transfer.closedAt),
    actions: allowedActions(transferMachine, situation),
  };
}

function factsOf(transfer: Transfer) {
  const { id, rootCaseId, caseId, kind, fromInstance, toInstance, hop, state, reasonCode, reason, reveal } = transfer;
  const { snapshot, dueOn, remoteCaseCode, returned, objection, reply, outcome, version } = transfer;
  return {
    id,
    rootCaseId,
    caseId,
    kind,
    fromInstance,
    toInstance,
    hop,
    state,
    reasonCode,
    reason,
    reveal,
    snapshot,
    dueOn,
    remoteCaseCode,
    returned,
    objection,
    reply,
    outcome,
    version,
  };
}
