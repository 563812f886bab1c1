import { startClock } from '../clock/clock.js';
import { Case } from '../case/case.entity.js';
import type { Dossier } from '../matter/dossier.js';
import type { Transfer } from './transfer.entity.js';

/** The receiving office's own case of a transfer that it has accepted: filed, with a handling clock of its own. */
export function openInboundCase(
  dossier: Dossier,
  transfer: Transfer,
  { id, code, now }: { id?: string; code: string; now: Date },
): Case {
  const { title, category, areaCode } = transfer.snapshot;
  const opened = Object.assign(new Case(), id ? { id } : {}, {
    rootCaseId: transfer.rootCaseId,
    code,
    state: 'filed',
    direction: 'in',
    inboundTransferId: transfer.id,
    title,
    category,
    areaCode,
  });
  opened.setClocks([startClock('handling', now)]);
  transfer.caseId = opened.id;
  return dossier.addCase(opened);
}
