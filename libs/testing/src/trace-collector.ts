import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}

interface WireSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribute[];
  links?: { traceId: string; spanId: string }[];
}

/** A span as a collector gets it, and of whom. */
export interface CollectedSpan {
  office: string;
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** Empty at the root of a trace. */
  parentSpanId: string;
  links: { traceId: string; spanId: string }[];
  attributes: Record<string, string | number>;
}

interface Export {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}

const toRecord = (attributes: Attribute[]): Record<string, string | number> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']));

const spansIn = ({ resourceSpans }: Export): CollectedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const of = toRecord(resource.attributes);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ name, traceId, spanId, parentSpanId = '', links = [], attributes }) => ({
        ...{ office: String(of['qsl.office']), service: String(of['service.name']) },
        ...{ name, traceId, spanId, parentSpanId, links, attributes: toRecord(attributes) },
      })),
    );
  });

/** A collector that speaks OTLP over HTTP and keeps what it gets. */
export class TraceCollector {
  readonly bodies: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TraceCollector> {
    const server = createServer();
    const collector = new TraceCollector(server);
    server.on('request', (request: IncomingMessage, response) => {
      void text(request).then((body) => {
        if (request.url === '/v1/traces') collector.bodies.push(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): CollectedSpan[] {
    return this.bodies.flatMap((body) => spansIn(JSON.parse(body) as Export));
  }

  /** Those of events, which name their matter. */
  spansOf(rootCaseId: string): CollectedSpan[] {
    return this.spans.filter(({ attributes }) => attributes['qsl.matter.id'] === rootCaseId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
