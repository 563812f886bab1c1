import type { Applied, Services } from '../link/applier.js';
import { HeldLines } from '../link/held-lines.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import type { Disk, Step } from './memory-custody.js';
import type { World } from './world.js';

/** The office's own service: applies what the relay offers, each event once, and writes down whatever comes out of order. */
export class SimService implements Services {
  constructor(
    private readonly self: string,
    private readonly disk: Disk,
    private readonly parts: { world: World; step: Step; complain: (what: string) => void },
  ) {}

  async apply(events: readonly StoredEvent[]): Promise<Applied[]> {
    const held = new HeldLines();
    const outcomes: Applied[] = [];
    for (const event of events) {
      const outcome: Applied = held.has(event) ? { result: 'waiting' } : await this.applyOne(event);
      if (outcome.result === 'waiting') held.add(event);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  private async applyOne(event: StoredEvent): Promise<Applied> {
    await this.parts.step();
    if (this.disk.service.applied.includes(event.id)) return { result: 'applied' };
    if (this.parts.world.chance(0.05)) return { result: 'waiting' };
    const earlier = this.disk.service.applied.filter((id) => {
      const other = this.disk.state.events.get(id);
      return other?.author === event.author && other.rootCaseId === event.rootCaseId;
    });
    if (event.author !== this.self && earlier.length + 1 !== event.iseq) {
      this.parts.complain(
        `${this.self} applied ${event.author} #${event.iseq} of ${event.rootCaseId} after ${earlier.length} others`,
      );
    }
    this.disk.service = { ...this.disk.service, applied: [...this.disk.service.applied, event.id] };
    await this.parts.step();
    return { result: 'applied' };
  }

  async delivered(notices: readonly Notice[]): Promise<null[]> {
    for (const notice of notices) {
      await this.parts.step();
      const delivered = new Set(this.disk.service.delivered).add(`${notice.peer} ${notice.eventId}`);
      this.disk.service = { ...this.disk.service, delivered: [...delivered] };
    }
    return notices.map(() => null);
  }
}
