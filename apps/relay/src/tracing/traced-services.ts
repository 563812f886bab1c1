import type { Applied, Services } from '../link/applier.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import type { EventTracer } from './event-tracer.js';

/** The office's services, with a span for each event that is offered to them. */
export class TracedServices implements Services {
  constructor(
    private readonly services: Services,
    private readonly events: EventTracer,
  ) {}

  async apply(event: StoredEvent): Promise<Applied> {
    const span = this.events.applied(event);
    let outcome = 'failed';
    try {
      const applied = await span.within(() => this.services.apply(event));
      outcome = applied.result;
      return applied;
    } finally {
      span.end({ attributes: { 'qsl.outcome': outcome } });
    }
  }

  delivered(notice: Notice): Promise<void> {
    return this.events.apart(() => this.services.delivered(notice));
  }
}
