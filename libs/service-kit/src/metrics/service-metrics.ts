import { Logger, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { fromHeaders } from '@qsl/messaging';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { tap, type Observable } from 'rxjs';

/** Measures and logs every message handled: subject, time and result, never its body. */
class HandledMessages implements NestInterceptor {
  private readonly logger = new Logger('Message');

  constructor(private readonly seconds: Histogram<'subject' | 'result'>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const nats = context.switchToRpc().getContext<NatsContext>();
    const startedAt = performance.now();
    const done = (result: 'ok' | 'error'): void => {
      const elapsedMs = performance.now() - startedAt;
      this.seconds.observe({ subject: nats.getSubject(), result }, elapsedMs / 1_000);
      this.logger.log(
        `${nats.getSubject()} ${result} ${elapsedMs.toFixed(1)} ms request=${fromHeaders(nats.getHeaders()).requestId}`,
      );
    };
    return next.handle().pipe(tap({ complete: () => done('ok'), error: () => done('error') }));
  }
}

/** Metrics of one service; a registry of its own, so that several services fit into one process. */
export function serviceMetrics(service: string): { registry: Registry; interceptor: NestInterceptor } {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'qsl_message_seconds',
    help: 'Time to handle a message',
    labelNames: ['subject', 'result'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return { registry, interceptor: new HandledMessages(seconds) };
}
