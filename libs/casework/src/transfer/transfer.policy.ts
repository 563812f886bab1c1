import { notFound, type Actor, type TransferState } from '@qsl/contracts';
import type { Situation } from '@qsl/state-table';
import { seesWholeOffice } from '../case/case.policy.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from './transfer.entity.js';
import type { TransferNeed, TransferWho } from './transfer.transitions.js';

/** In which capacities somebody of this office acts on a transfer. */
export function transferWho(
  actor: Actor,
  transfer: Pick<Transfer, 'fromInstance' | 'toInstance'>,
  self: string,
): TransferWho[] {
  const isStaff = actor.roles.includes('staff');
  const isSender = transfer.fromInstance === self;
  return [
    ...(isSender && isStaff ? (['sender_staff'] as const) : []),
    ...(isSender && actor.roles.includes('leader') ? (['sender_leader'] as const) : []),
    ...(transfer.toInstance === self && isStaff ? (['receiver_staff'] as const) : []),
  ];
}

/** What the transfer table decides on. */
export function transferSituation(
  transfer: Pick<Transfer, 'state' | 'composedBy' | 'recallAskedAt' | 'objection'>,
  who: readonly TransferWho[],
  personId: string | null = null,
): Situation<TransferState, TransferWho, TransferNeed> {
  return {
    state: transfer.state,
    who,
    facts: {
      another_signer: transfer.composedBy !== personId,
      recall_not_asked: transfer.recallAskedAt === null,
      not_objected: transfer.objection === null,
    },
  };
}

/** @throws DomainError `notFound` where the transfer is not there or not the actor's to see. */
export function visibleTransfer(dossier: Dossier, id: string, actor: Actor): Transfer {
  const found = dossier.transferOf(id);
  if (!found || !seesWholeOffice(actor)) throw notFound('transfer');
  return found;
}
