import type { EventFacts } from '../protocol/event.js';

/** What a trace says of an event: no part of its data. */
export type TracedEvent = Pick<EventFacts, 'type' | 'rootCaseId' | 'author' | 'traceparent'>;

/** The beginning of an event's trace. */
export interface Creation {
  /** For the event to carry; `{}` where nothing is traced. */
  context: { traceparent?: string };
  end(outcome: string): void;
}

/** Follows events from office to office. Each office's spans link to the event's creation: days may lie between, no trace is that long. */
export interface EventTracer {
  author(event: TracedEvent): Creation;
  /** What was done here with an event of another office, from `since` (ms since 1970) until now. */
  hop(step: 'taken' | 'applied', event: TracedEvent, done: { since: number; outcome: string }): void;
}

const nothing: Creation = { context: {}, end: () => {} };

/** Of an office where tracing is off. */
export const untraced: EventTracer = { author: () => nothing, hop: () => {} };
