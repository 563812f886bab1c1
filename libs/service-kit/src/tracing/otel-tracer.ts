import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Link,
  type Span as OtelSpan,
  type Tracer as Otel,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { noSpan, Tracer, type Span, type SpanSketch } from '@qsl/messaging';
import { AsyncLocalStorage } from 'node:async_hooks';

const w3c = new W3CTraceContextPropagator();
/** The work that is being done; one for all services of a process, which may work for each other. */
const present = new AsyncLocalStorage<Context>();

const kinds: Record<SpanSketch['kind'], SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

function traceparentOf(context: Context): string | undefined {
  const carrier: { traceparent?: string } = {};
  w3c.inject(context, carrier, defaultTextMapSetter);
  return carrier.traceparent;
}

const contextOf = (traceparent: string | undefined): Context =>
  traceparent === undefined ? ROOT_CONTEXT : w3c.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);

function linksTo(traceparents: SpanSketch['links'] = []): Link[] {
  return traceparents.flatMap((traceparent) => {
    const context = trace.getSpanContext(contextOf(traceparent));
    return context === undefined ? [] : [{ context }];
  });
}

class TracedWork implements Span {
  private readonly context: Context;

  constructor(
    private readonly span: OtelSpan,
    parent: Context,
  ) {
    this.context = trace.setSpan(parent, span);
  }

  get traceparent(): string | undefined {
    return traceparentOf(this.context);
  }

  within<T>(work: () => T): T {
    return present.run(this.context, work);
  }

  end({ attributes = {}, fault }: Parameters<Span['end']>[0] = {}): void {
    this.span.setAttributes(attributes);
    if (fault !== undefined) this.span.setAttribute('error.type', fault).setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/** Spans of OpenTelemetry. */
export class OtelTracer extends Tracer {
  constructor(private readonly otel: Otel) {
    super();
  }

  begin(sketch: SpanSketch): Span {
    return this.start(sketch, ROOT_CONTEXT);
  }

  goOn(traceparent: string | undefined, sketch: SpanSketch): Span {
    const parent = contextOf(traceparent);
    return trace.getSpanContext(parent) === undefined ? noSpan : this.start(sketch, parent);
  }

  part(sketch: SpanSketch): Span {
    const parent = present.getStore() ?? ROOT_CONTEXT;
    return trace.getSpanContext(parent) === undefined ? noSpan : this.start(sketch, parent);
  }

  present(): string | undefined {
    return traceparentOf(present.getStore() ?? ROOT_CONTEXT);
  }

  apart<T>(work: () => T): T {
    return present.run(ROOT_CONTEXT, work);
  }

  private start({ name, kind, attributes, since, links }: SpanSketch, parent: Context): Span {
    const options = { kind: kinds[kind], attributes, startTime: since, links: linksTo(links) };
    return new TracedWork(this.otel.startSpan(name, options, parent), parent);
  }
}
