import { listSuggestions } from '@qsl/contracts';
import { TraceCollector, waitUntil, type CollectedSpan } from '@qsl/testing';
import { startGateway, type RunningGateway } from './running-gateway.js';

const outside = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

describe('the span of a request', () => {
  let collector: TraceCollector;
  let gateway: RunningGateway;

  const open = async (settings: Record<string, string> = {}): Promise<void> => {
    collector = await TraceCollector.start();
    gateway = await startGateway({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...settings });
    gateway.services.answer(listSuggestions, () => ({ items: [], nextCursor: null }));
  };

  /** Asks for suggestions as somebody whose own trace is told by `traceparent`. */
  const spanOf = async (traceparent: string): Promise<CollectedSpan> => {
    await gateway.ask('/api/v1/suggestions?q=secret', { headers: { traceparent } });
    return waitUntil(() => collector.spans.find(({ name }) => name === 'GET /api/v1/suggestions'));
  };

  afterEach(async () => {
    await gateway.close();
    await collector.close();
  });

  it('is the root of a trace and links to that of whoever asks', async () => {
    await open();
    const span = await spanOf(`00-${outside.traceId}-${outside.spanId}-01`);
    expect(span).toMatchObject({ office: 'x610303', service: 'gateway', parentSpanId: '', links: [outside] });
    expect(span.traceId).not.toBe(outside.traceId);
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': '/api/v1/suggestions',
      'http.response.status_code': 200,
    });
  });

  it('is a part of the trace of whoever asks where they are trusted', async () => {
    await open({ TRUST_TRACEPARENT: 'true' });
    const span = await spanOf(`00-${outside.traceId}-${outside.spanId}-01`);
    expect(span).toMatchObject({ traceId: outside.traceId, parentSpanId: outside.spanId, links: [] });
  });

  it('is the root of a trace where what was sent is no trace context', async () => {
    await open({ TRUST_TRACEPARENT: 'true' });
    expect(await spanOf('me')).toMatchObject({ parentSpanId: '', links: [] });
  });

  it('is not made for checks of health, nor for what the sampler leaves out', async () => {
    await open({ OTEL_TRACES_SAMPLER: 'parentbased_always_off', TRUST_TRACEPARENT: 'true' });
    await gateway.ask('/health/live', { headers: { traceparent: `00-${outside.traceId}-${outside.spanId}-01` } });
    await gateway.ask('/api/v1/suggestions');
    await spanOf(`00-${outside.traceId}-${outside.spanId}-01`);
    const requests = collector.spans.filter(({ parentSpanId }) => ['', outside.spanId].includes(parentSpanId));
    expect(requests.map(({ name }) => name)).toEqual(['GET /api/v1/suggestions']);
  });
});
