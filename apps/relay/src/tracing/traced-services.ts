import type { Applied, Services } from '../link/applier.js';
import { grouped } from '../link/grouped.js';
import { HeldLines } from '../link/held-lines.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import type { EventTracer } from './event-tracer.js';

/** The office's services, with a span for each event that is offered to them. */
export class TracedServices implements Services {
  constructor(
    private readonly services: Services,
    private readonly events: EventTracer,
  ) {}

  /** Where the office traces, each is offered alone, so that a service's work is a part of its own event's span. */
  async apply(events: readonly StoredEvent[]): Promise<Applied[]> {
    if (!this.events.isOn) return this.services.apply(events);
    const outcomes = new Map<StoredEvent, Applied>();
    const matters = grouped(events, ({ rootCaseId }) => rootCaseId);
    await Promise.all([...matters.values()].map((matter) => this.applyMatter(matter, outcomes)));
    return events.map((event) => outcomes.get(event) ?? { result: 'waiting' });
  }

  delivered(notices: readonly Notice[]): Promise<unknown[]> {
    return this.events.apart(() => this.services.delivered(notices));
  }

  private async applyMatter(events: readonly StoredEvent[], outcomes: Map<StoredEvent, Applied>): Promise<void> {
    const held = new HeldLines();
    for (const event of events) {
      if (held.has(event)) continue;
      const outcome = await this.applyOne(event);
      outcomes.set(event, outcome);
      if (outcome.result !== 'applied' && outcome.result !== 'void') held.add(event);
    }
  }

  private async applyOne(event: StoredEvent): Promise<Applied> {
    const span = this.events.applied(event);
    let outcome: Applied = { result: 'away' };
    try {
      [outcome = outcome] = await span.within(() => this.services.apply([event]));
      return outcome;
    } finally {
      span.end({ attributes: { 'qsl.outcome': outcome.result } });
    }
  }
}
