import { consultationEvents, participationEvents } from '@qsl/consultations';
import type { MatterKind } from '@qsl/contracts';
import { articleEvents } from '@qsl/news';
import { caseEvents } from '@qsl/suggestions';
import { callEvents, reportEvents, topicEvents } from '@qsl/topics';

/** What the services of an office read, by kind of matter. */
export const eventCatalogue = {
  suggestion: caseEvents,
  topic_call: callEvents,
  topic: topicEvents,
  call_report: reportEvents,
  consultation: consultationEvents,
  participation: participationEvents,
  article: articleEvents,
} satisfies Record<MatterKind, object>;
