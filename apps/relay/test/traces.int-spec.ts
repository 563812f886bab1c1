import { waitUntil } from '@qsl/testing';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

interface Attribute {
  key: string;
  value: { stringValue?: string };
}

interface WireSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribute[];
  links?: { traceId: string; spanId: string }[];
}

/** A span as the collector gets it, and of which office. */
interface CollectedSpan extends WireSpan {
  office: string | undefined;
}

interface Export {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}

const valueOf = (attributes: Attribute[], name: string) =>
  attributes.find(({ key }) => key === name)?.value.stringValue;

/** A collector that speaks OTLP over HTTP. */
class Collector {
  readonly bodies: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer();
    const collector = new Collector(server);
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

  spansOf(rootCaseId: string): CollectedSpan[] {
    return this.bodies
      .flatMap((body) => (JSON.parse(body) as Export).resourceSpans)
      .flatMap(({ resource, scopeSpans }) => {
        const office = valueOf(resource.attributes, 'qsl.office');
        return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, office })));
      })
      .filter(({ attributes }) => valueOf(attributes, 'qsl.matter.id') === rootCaseId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

describe('the trace of an event through three offices', () => {
  let collector: Collector;
  let offices: ThreeOffices;

  beforeAll(async () => {
    collector = await Collector.start();
    offices = await ThreeOffices.open(undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  });

  afterAll(async () => {
    await offices.close();
    await collector.close();
  });

  it('has spans of all of them, and each that follows links to its creation at the county', async () => {
    const { county, city, province } = offices;
    const route = [county.iid, city.iid, province.iid];
    const words = '群众王某的来信，电话见附件';
    const { rootCaseId } = await county.submit(anEvent(route, { data: { text: words } }));
    const spans = await waitUntil(() => {
      const collected = collector.spansOf(rootCaseId);
      return collected.length === 5 && collected;
    });

    const named = spans.map(({ office, name }) => `${office} ${name}`).sort();
    expect(named).toEqual([
      'c610300 event.applied',
      'c610300 event.taken',
      'p610000 event.applied',
      'p610000 event.taken',
      'x610303 event.authored',
    ]);
    const created = spans.find(({ name }) => name === 'event.authored');
    expect(created).toBeDefined();
    for (const span of spans.filter((one) => one !== created)) {
      expect(span.links).toMatchObject([{ traceId: created?.traceId, spanId: created?.spanId }]);
      expect(span.parentSpanId ?? '').toBe('');
      expect(span.traceId).not.toBe(created?.traceId);
    }
    const said = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...said].sort()).toEqual(['qsl.event.author', 'qsl.event.type', 'qsl.matter.id', 'qsl.outcome']);
    expect(collector.bodies.join('')).not.toContain(words);
  });

  it('begins once, however often a service hands the event in', async () => {
    const { county, city } = offices;
    const event = await county.submit(anEvent([county.iid, city.iid]));
    await county.submit(event);
    const outcomes = await waitUntil(() => {
      const collected = collector.spansOf(event.rootCaseId);
      const authored = collected.filter(({ name }) => name === 'event.authored');
      return authored.length === 2 && collected.some(({ name }) => name === 'event.applied') && collected;
    });
    const [first] = outcomes.filter(({ attributes }) => valueOf(attributes, 'qsl.outcome') === 'committed');
    const applied = outcomes.find(({ name }) => name === 'event.applied');
    expect(applied?.links?.[0]?.traceId).toBe(first?.traceId);
    expect(outcomes.map(({ attributes }) => valueOf(attributes, 'qsl.outcome')).sort()).toEqual([
      'applied',
      'committed',
      'committed',
      'repeated',
    ]);
  });
});
