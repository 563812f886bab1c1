import type { PreRequestHook } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { DomainError } from '@qsl/contracts';
import { traceparentOf, type Tracer } from '@qsl/messaging';
import { Observable, tap } from 'rxjs';

/** Handling a message is a part of the trace that it carries. */
export function tracedMessages(tracer: Tracer): PreRequestHook {
  return (context, next) => {
    const nats = context.switchToRpc().getContext<NatsContext>();
    const subject = nats.getSubject();
    const span = tracer.goOn(traceparentOf(nats.getHeaders()), {
      name: subject,
      kind: 'server',
      attributes: { 'rpc.system': 'nats', 'rpc.method': subject },
    });
    const handled = next().pipe(
      tap({
        complete: () => span.end(),
        error: (error: unknown) => span.end({ fault: error instanceof DomainError ? error.kind : 'internal' }),
      }),
    );
    return new Observable((subscriber) => span.within(() => handled.subscribe(subscriber)));
  };
}
