import { type Tracer, untraced } from '@qsl/messaging';
import type { ServiceConfig } from '../config/service-config.js';
import { samplerOf } from './sampler.js';

const exportTimeoutMs = 2_000;
const exportEveryMs = 1_000;

type TracingConfig = Pick<
  ServiceConfig,
  'officeIid' | 'otelExporterOtlpEndpoint' | 'otelTracesSampler' | 'otelTracesSamplerArg'
>;

/** The traces of one service, and where they go. */
export class Tracing {
  private constructor(
    readonly tracer: Tracer,
    private readonly shutdown: () => Promise<void>,
  ) {}

  /**
   * Without a collector's address nothing is traced and nothing of OpenTelemetry is loaded.
   * A collector that does not answer costs spans and nothing else: at most 2,048 wait, then the newest are dropped.
   */
  static async open(service: string, config: TracingConfig): Promise<Tracing> {
    const endpoint = config.otelExporterOtlpEndpoint;
    if (endpoint === undefined) return new Tracing(untraced, () => Promise.resolve());
    const [{ OTLPTraceExporter }, { resourceFromAttributes }, sdk, { OtelTracer }] = await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
      import('./otel-tracer.js'),
    ]);
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs });
    const batches = { exporter, exportTimeoutMillis: exportTimeoutMs, scheduledDelayMillis: exportEveryMs };
    const provider = new sdk.TracerProvider({
      sampler: samplerOf(sdk, config.otelTracesSampler, config.otelTracesSamplerArg),
      resource: resourceFromAttributes({
        'service.name': service,
        'service.instance.id': config.officeIid,
        'qsl.office': config.officeIid,
      }),
      spanProcessors: [new sdk.BatchSpanProcessor(batches)],
    });
    return new Tracing(new OtelTracer(provider.getTracer('qsl')), () => provider.shutdown());
  }

  /** What a collector that is away does not take is given up. */
  async close(): Promise<void> {
    await this.shutdown().catch(() => undefined);
  }
}
