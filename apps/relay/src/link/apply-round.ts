import { grouped } from './grouped.js';
import { HeldLines } from './held-lines.js';
import type { StoredEvent } from './link-store.js';

/** Events that are ready to be applied on their way to the services, in offers of a bounded size. */
export class ApplyRound {
  /** In the order in which they were. */
  readonly applied: StoredEvent[] = [];
  private readonly held = new HeldLines();
  /** Matters in which something was done with. */
  private readonly moved = new Set<string>();
  private place = 0;

  constructor(private readonly events: readonly StoredEvent[]) {}

  /** The next events in their order, of no author and matter that is held up; one that is not due holds it up. */
  next(most: { events: number; text: number }, isDue: (event: StoredEvent) => boolean): StoredEvent[] {
    const offer: StoredEvent[] = [];
    for (let text = 0; this.place < this.events.length && offer.length < most.events; this.place += 1) {
      const event = this.events[this.place];
      if (event === undefined || this.isHeld(event)) continue;
      text += event.body.length;
      if (offer.length > 0 && text > most.text) break;
      if (isDue(event)) offer.push(event);
      else this.hold(event);
    }
    return offer;
  }

  isHeld(event: StoredEvent): boolean {
    return this.held.has(event);
  }

  hold(event: StoredEvent): void {
    this.held.add(event);
  }

  finish(event: StoredEvent, isApplied: boolean): void {
    this.moved.add(event.rootCaseId);
    if (isApplied) this.applied.push(event);
  }

  /** Matters that moved, and have something that was held up or as many events as may have more behind them. */
  unfinished(many: number): string[] {
    const counts = grouped(this.events, ({ rootCaseId }) => rootCaseId);
    const isOpen = (id: string) =>
      (counts.get(id)?.length ?? 0) >= many || counts.get(id)?.some((one) => this.isHeld(one));
    return [...this.moved].filter(isOpen);
  }
}
