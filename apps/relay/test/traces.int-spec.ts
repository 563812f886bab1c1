import { TraceCollector, waitUntil } from '@qsl/testing';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

describe('the trace of an event through three offices', () => {
  let collector: TraceCollector;
  let offices: ThreeOffices;

  beforeAll(async () => {
    collector = await TraceCollector.start();
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
      expect(span.parentSpanId).toBe('');
      expect(span.traceId).not.toBe(created?.traceId);
    }
    const said = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)));
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
    const [first] = outcomes.filter(({ attributes }) => attributes['qsl.outcome'] === 'committed');
    const applied = outcomes.find(({ name }) => name === 'event.applied');
    expect(applied?.links[0]?.traceId).toBe(first?.traceId);
    expect(outcomes.map(({ attributes }) => attributes['qsl.outcome']).sort()).toEqual([
      'applied',
      'committed',
      'committed',
      'repeated',
    ]);
  });
});
