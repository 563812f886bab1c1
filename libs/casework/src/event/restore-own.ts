import type { CaseState } from '@qsl/contracts';
import { keepCode } from '@qsl/persistence';
import type { Case } from '../case/case.entity.js';
import { pauseClock, resumeClock, stopClock, type Clock } from '../clock/clock.js';
import type { Dossier } from '../matter/dossier.js';
import { openInboundCase } from '../transfer/inbound-case.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import type { Applying } from './event-effects.js';

/** States in which units work; their orders are this office's own affair and come back from no event. */
const withOrders: readonly CaseState[] = ['assigned', 'in_progress', 'reply_review'];
const over: readonly CaseState[] = ['not_filed', 'answered', 'rated', 'closed'];

/**
 * An event of this office's own comes back after a restore from a backup: the case that it tells of is brought to where it was,
 * one that was opened for a transfer and lost is opened again under its code, and one whose orders are lost can be assigned again.
 */
export async function restoreOwn({ dossier, kind, data, at }: Applying, transfer: Transfer | null): Promise<void> {
  const told = data.case;
  if (!told) return;
  await keepCode(dossier.em, told.code);
  const known = dossier.caseOf(told.id);
  if (known) return restoreState(dossier, known, { state: told.state, at });
  if (kind === 'transfer.accepted' && transfer)
    openInboundCase(dossier, transfer, { id: told.id, code: told.code, now: at });
}

function restoreState(dossier: Dossier, subject: Case, { state, at }: { state: CaseState; at: Date }): void {
  const hasLostOrders = withOrders.includes(state) && dossier.ordersOf(subject).length === 0;
  subject.state = hasLostOrders ? 'filed' : state;
  subject.changeClocks(['screening', 'handling', 'sign'], (clock) => clockIn(clock, state, at));
}

function clockIn(clock: Clock, state: CaseState, at: Date): Clock {
  if (over.includes(state)) return stopClock(clock, at);
  return state === 'escalated' ? pauseClock(clock, 'escalated', at) : resumeClock(clock, at);
}
