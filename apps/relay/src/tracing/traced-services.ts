import type { Applied, Services } from '../link/applier.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import type { EventTracer } from './event-tracer.js';

/** The office's services, with a span for each event that is offered to them. */
export class TracedServices implements Services {
  constructor(
    private readonly services: Services,
    private readonly tracer: EventTracer,
  ) {}

  async apply(event: StoredEvent): Promise<Applied> {
    const since = Date.now();
    let outcome = 'failed';
    try {
      const applied = await this.services.apply(event);
      outcome = applied.result;
      return applied;
    } finally {
      this.tracer.hop('applied', event, { since, outcome });
    }
  }

  delivered(notice: Notice): Promise<void> {
    return this.services.delivered(notice);
  }
}
