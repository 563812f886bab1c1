import type { Clock } from './clock.js';

/** Whoever asks waits 5 s for the answer. */
const longestRestMs = 2_000;
/** As long as the last one took, and so many times as long while other neighbours bring events. */
const restPerWork = { alone: 1, shared: 9 };

/**
 * A replay makes this office read much. Each neighbour has one answered at a time, and a rest after it: half of the time at most goes
 * into one neighbour's replays, and a tenth while others bring events.
 */
export class ReplayTurns {
  private readonly underWay = new Set<string>();
  private readonly restUntil = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly isShared: (peer: string) => boolean,
  ) {}

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
      const restMs = Math.max(0, now - startedAt) * restPerWork[this.isShared(peer) ? 'shared' : 'alone'];
      this.restUntil.set(peer, now + Math.min(longestRestMs, restMs));
    }
  }

  private async rest(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => void this.clock.after(Math.min(ms, longestRestMs), resolve));
  }
}
