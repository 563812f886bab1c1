import type { OnApplicationShutdown } from '@nestjs/common';
import { type EventTracer, type TracedEvent, untraced } from './event-tracer.js';

const exportTimeoutMs = 2_000;
const exportEveryMs = 1_000;

/** The traces of this office, and where they go. */
export class Tracing implements OnApplicationShutdown {
  private constructor(
    readonly events: EventTracer,
    private readonly close: () => Promise<void>,
  ) {}

  /**
   * @param endpoint of an OTLP collector over HTTP, `http://collector:4318`; without one nothing is traced and nothing of OpenTelemetry is loaded.
   * A collector that does not answer costs spans and nothing else: at most 2,048 wait, then the newest are dropped.
   */
  static async open(endpoint: string | undefined, office: string): Promise<Tracing> {
    if (endpoint === undefined) return new Tracing(untraced, () => Promise.resolve());
    const [{ OTLPTraceExporter }, { resourceFromAttributes }, sdk, { OtelTracer }] = await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
      import('./otel-tracer.js'),
    ]);
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportTimeoutMs });
    const provider = new sdk.TracerProvider({
      resource: resourceFromAttributes({
        'service.name': 'relay',
        'service.instance.id': office,
        'qsl.office': office,
      }),
      spanProcessors: [
        new sdk.BatchSpanProcessor({
          exporter,
          exportTimeoutMillis: exportTimeoutMs,
          scheduledDelayMillis: exportEveryMs,
        }),
      ],
    });
    return new Tracing(new OtelTracer(provider.getTracer('qsl-relay')), () => provider.shutdown());
  }

  /** Custody of these events was taken over. */
  readonly taken = (events: readonly TracedEvent[], since: number): void => {
    for (const event of events) this.events.hop('taken', event, { since, outcome: 'committed' });
  };

  /** What a collector that is away does not take is given up. */
  async onApplicationShutdown(): Promise<void> {
    await this.close().catch(() => undefined);
  }
}
