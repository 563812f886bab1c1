import { EventTypes } from '@qsl/trace';
import { SealedNoteData } from '../note/sealed-note-data.js';
import { EventData } from './event-data.js';

const step = { data: EventData };

/**
 * Of an office's own case, its orders and its reply every verb leaves its line here and nothing else, also those of later versions; a
 * transfer is also ours, so a verb that we do not know has to wait for an upgrade.
 */
export const caseEvents = new EventTypes(
  {
    'case.registered': step,
    'case.in_review': step,
    'case.filed': step,
    'case.not_filed': step,
    'case.supplement_requested': step,
    'case.supplemented': step,
    'case.closed': step,
    'case.rated': step,
    'order.dispatched': step,
    'order.signed': step,
    'order.submitted': step,
    'order.sent_back': step,
    'reply.approved': step,
    'reply.published': step,
    'transfer.sent': step,
    'transfer.recall_asked': step,
    'transfer.recall_refused': step,
    'transfer.recalled': step,
    'transfer.accepted': step,
    'transfer.returned': step,
    'transfer.progress': step,
    'transfer.answered': step,
    'transfer.confirmed': step,
    'transfer.objected': step,
    'note.sealed': { data: SealedNoteData },
  },
  { kinds: /^(case|order|reply)\./, data: EventData },
);
