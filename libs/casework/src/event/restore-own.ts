import { keepCaseCode } from '../case/case-code.js';
import { openInboundCase } from '../transfer/inbound-case.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import type { Applying } from './event-effects.js';

/**
 * An event of this office's own comes back after a restore from a backup: the case that it tells of is brought to where it was,
 * and one that was opened for a transfer and lost is opened again under its code.
 */
export async function restoreOwn({ dossier, kind, data, at }: Applying, transfer: Transfer | null): Promise<void> {
  const told = data.case;
  if (!told) return;
  await keepCaseCode(dossier.em, told.code);
  const known = dossier.caseOf(told.id);
  if (known) known.state = told.state;
  else if (kind === 'transfer.accepted' && transfer)
    openInboundCase(dossier, transfer, { id: told.id, code: told.code, now: at });
}
