import { Injectable } from '@nestjs/common';
import { Tracer, untraced, type Span, type SpanSketch } from '@qsl/messaging';
import type { EventFacts } from '../protocol/event.js';

/** What a trace says of an event: no part of its data. */
export type TracedEvent = Pick<EventFacts, 'type' | 'rootCaseId' | 'author' | 'traceparent'>;

const about = ({ type, rootCaseId, author }: TracedEvent): SpanSketch['attributes'] => ({
  'qsl.event.type': type,
  'qsl.event.author': author,
  'qsl.matter.id': rootCaseId,
});

/** Follows events from office to office. Each office's spans link to the event's creation: days may lie between, no trace is that long. */
@Injectable()
export class EventTracer {
  constructor(private readonly tracer: Tracer) {}

  get isOn(): boolean {
    return this.tracer !== untraced;
  }

  /** The creation, a part of whatever brought the event forth. The event carries its `traceparent`. */
  authored(event: TracedEvent): Span {
    const sketch = { name: 'event.authored', kind: 'producer', attributes: about(event) } as const;
    return this.tracer.present() === undefined ? this.tracer.begin(sketch) : this.tracer.part(sketch);
  }

  /** Custody of these events was taken over, from `since` (ms since 1970) until now. */
  readonly taken = (events: readonly TracedEvent[], since: number): void => {
    for (const event of events)
      this.hop('event.taken', event, since).end({ attributes: { 'qsl.outcome': 'committed' } });
  };

  /** The service's work on it is a part of this. */
  applied(event: TracedEvent): Span {
    return this.hop('event.applied', event);
  }

  /** For notices: they wait for each other, and belong to no request that happened to wake their sender. */
  apart<T>(work: () => T): T {
    return this.tracer.apart(work);
  }

  private hop(name: string, event: TracedEvent, since?: number): Span {
    return this.tracer.begin({ name, kind: 'consumer', attributes: about(event), since, links: [event.traceparent] });
  }
}
