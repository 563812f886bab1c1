import type { MatterKind } from './event.js';

/**
 * Every kind of event that this software authors, by its kind of matter, with the major version in which it does. A kind is added here
 * first; a payload that changes in another way than by a field that may be absent gets the next major, and its readers an upcaster.
 */
export const eventMajors = {
  suggestion: {
    'case.registered': 1,
    'case.in_review': 1,
    'case.filed': 1,
    'case.not_filed': 1,
    'case.supplement_requested': 1,
    'case.supplemented': 1,
    'case.closed': 1,
    'case.rated': 1,
    'order.dispatched': 1,
    'order.signed': 1,
    'order.submitted': 1,
    'order.sent_back': 1,
    'reply.approved': 1,
    'reply.published': 1,
    'transfer.sent': 1,
    'transfer.recall_asked': 1,
    'transfer.recall_refused': 1,
    'transfer.recalled': 1,
    'transfer.accepted': 1,
    'transfer.returned': 1,
    'transfer.progress': 1,
    'transfer.answered': 1,
    'transfer.confirmed': 1,
    'transfer.objected': 1,
    'note.sealed': 1,
  },
  topic_call: { 'topic_call.opened': 1, 'topic_call.closed': 1, 'topic_call.concluded': 1, 'topic_call.archived': 1 },
  topic: {
    'topic.submitted': 1,
    'topic.revised': 1,
    'topic.withdrawn': 1,
    'topic.screening': 1,
    'topic.returned': 1,
    'topic.published': 1,
    'topic.refused': 1,
    'topic.co_signed': 1,
    'topic.threshold_reached': 1,
    'topic.supported': 1,
    'topic.forwarded': 1,
    'topic.selected': 1,
    'topic.declined': 1,
  },
  call_report: { 'call_report.counted': 1 },
  consultation: {
    'consultation.announced': 1,
    'consultation.revised': 1,
    'consultation.opened': 1,
    'consultation.closed': 1,
    'consultation.paper_added': 1,
    'consultation.paper_removed': 1,
    'consultation.statement_published': 1,
    'consultation.totals_counted': 1,
    'consultation.meeting_scheduled': 1,
    'consultation.meeting_recorded': 1,
    'consultation.concluded': 1,
    'consultation.tracked': 1,
  },
  participation: {
    'participation.statement_added': 1,
    'participation.statement_refused': 1,
    'participation.votes_cast': 1,
  },
  article: { 'article.published': 1, 'article.corrected': 1, 'article.retracted': 1 },
} as const satisfies Record<MatterKind, Record<string, number>>;

type Majors = typeof eventMajors;

/** `case.filed`: what happened to a matter of some kind. */
export type EventKind<M extends MatterKind = MatterKind> = { [K in M]: keyof Majors[K] & string }[M];

const majorOf = new Map<string, number>(Object.values(eventMajors).flatMap((kinds) => Object.entries(kinds)));

/** `qsl.case.filed.v1` of `case.filed`: the type in which this software tells of it. */
export function eventTypeOf(kind: EventKind): string {
  return `qsl.${kind}.v${majorOf.get(kind)}`;
}

/** All types that this software authors. */
export const eventTypes: readonly string[] = [...majorOf].map(([kind, major]) => `qsl.${kind}.v${major}`);
