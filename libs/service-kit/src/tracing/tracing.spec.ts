import * as sdk from '@opentelemetry/sdk-trace';
import { ROOT_CONTEXT, SpanKind, trace, type SpanContext } from '@opentelemetry/api';
import { untraced } from '@qsl/messaging';
import { loadConfig } from '../config/load-config.js';
import { ServiceConfig } from '../config/service-config.js';
import { samplerNames, samplerOf, type SamplerName } from './sampler.js';
import { Tracing } from './tracing.js';

const env = { OFFICE_IID: 'x610303', OFFICE_DIRECTORY: 'offices.json', NATS_URL: 'nats://127.0.0.1' };
const low = '00000000000000000000000000000001';
const high = 'ffffffff000000000000000000000000';

function isKept(name: SamplerName, traceId: string, parent?: Pick<SpanContext, 'traceFlags'>): boolean {
  const context = parent
    ? trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: '00f067aa0ba902b7', isRemote: true, ...parent })
    : ROOT_CONTEXT;
  const { decision } = samplerOf(sdk, name, 0.5).shouldSample(context, traceId, 'span', SpanKind.SERVER, {}, []);
  return decision === sdk.SamplingDecision.RECORD_AND_SAMPLED;
}

describe('tracing', () => {
  it('is off without the address of a collector', async () => {
    const tracing = await Tracing.open('notes', loadConfig(ServiceConfig, env));
    expect(tracing.tracer).toBe(untraced);
    await tracing.close();
  });

  it('keeps all traces, or as many as its settings say', () => {
    expect(loadConfig(ServiceConfig, env)).toMatchObject({ otelTracesSampler: 'parentbased_always_on' });
    const kept = samplerNames.map((name) => [name, isKept(name, low), isKept(name, high)]);
    expect(kept).toEqual([
      ['always_on', true, true],
      ['always_off', false, false],
      ['traceidratio', true, false],
      ['parentbased_always_on', true, true],
      ['parentbased_always_off', false, false],
      ['parentbased_traceidratio', true, false],
    ]);
  });

  it('does as whoever began the trace, where the setting says so', () => {
    expect(isKept('parentbased_always_on', low, { traceFlags: 0 })).toBe(false);
    expect(isKept('parentbased_always_off', low, { traceFlags: 1 })).toBe(true);
    expect(isKept('always_on', low, { traceFlags: 0 })).toBe(true);
  });

  it.each([
    { OTEL_TRACES_SAMPLER: 'most' },
    { OTEL_TRACES_SAMPLER_ARG: '2' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
  ])('refuses the setting %p', (setting) => {
    expect(() => loadConfig(ServiceConfig, { ...env, ...setting })).toThrow(Object.keys(setting)[0]);
  });
});
