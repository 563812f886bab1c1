import type { Clock } from './clock.js';

const longestRestMs = 1_000;

/**
 * A replay makes this office read much. Each neighbour has one answered at a time, and the next one not before as much time has passed as
 * the last one took: half of the time at most goes into one neighbour's replays.
 */
export class ReplayTurns {
  private readonly underWay = new Set<string>();
  private readonly restUntil = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** `null` where this neighbour has one under way or resting. */
  async take<T>(peer: string, work: () => Promise<T>): Promise<T | null> {
    if (this.underWay.has(peer)) return null;
    this.underWay.add(peer);
    try {
      await this.rest((this.restUntil.get(peer) ?? 0) - this.clock.now());
      return await this.timed(peer, work);
    } finally {
      this.underWay.delete(peer);
    }
  }

  private async timed<T>(peer: string, work: () => Promise<T>): Promise<T> {
    const startedAt = this.clock.now();
    try {
      return await work();
    } finally {
      const now = this.clock.now();
      this.restUntil.set(peer, now + Math.min(longestRestMs, Math.max(0, now - startedAt)));
    }
  }

  private async rest(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => void this.clock.after(Math.min(ms, longestRestMs), resolve));
  }
}
