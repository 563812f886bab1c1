import {
  type Attributes,
  defaultTextMapGetter,
  defaultTextMapSetter,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Creation, EventTracer, TracedEvent } from './event-tracer.js';

const w3c = new W3CTraceContextPropagator();

/** The context of a span, as an event carries it. */
function contextOf(span: Span): Creation['context'] {
  const context: Creation['context'] = {};
  w3c.inject(trace.setSpan(ROOT_CONTEXT, span), context, defaultTextMapSetter);
  return context.traceparent === undefined ? {} : { traceparent: context.traceparent };
}

function linksTo({ traceparent }: TracedEvent): Link[] {
  const creation = trace.getSpanContext(w3c.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter));
  return creation === undefined ? [] : [{ context: creation }];
}

const about = ({ type, rootCaseId, author }: TracedEvent): Attributes => ({
  'qsl.event.type': type,
  'qsl.event.author': author,
  'qsl.matter.id': rootCaseId,
});

/** Spans of OpenTelemetry. */
export class OtelTracer implements EventTracer {
  constructor(private readonly tracer: Tracer) {}

  author(event: TracedEvent): Creation {
    const span = this.tracer.startSpan('event.authored', {
      root: true,
      kind: SpanKind.PRODUCER,
      attributes: about(event),
    });
    return {
      context: contextOf(span),
      end: (outcome) => void span.setAttribute('qsl.outcome', outcome).end(),
    };
  }

  hop(step: 'taken' | 'applied', event: TracedEvent, { since, outcome }: { since: number; outcome: string }): void {
    const attributes = { ...about(event), 'qsl.outcome': outcome };
    const links = linksTo(event);
    this.tracer
      .startSpan(`event.${step}`, { root: true, kind: SpanKind.CONSUMER, startTime: since, links, attributes })
      .end();
  }
}
