import type { Clock } from './clock.js';

export interface Waiting {
  /** Resolves at the wake-up, the time limit or the cancellation, whichever is first. */
  over: Promise<void>;
  cancel(): void;
}

/** Lets a commit in this process wake those who wait for it at once: long polls, retries, the applier. */
export class Wakeups {
  private readonly sleepers = new Map<string, Set<() => void>>();

  constructor(private readonly clock: Clock) {}

  /** Begins to wait; whoever looks for work afterwards misses no wake-up in between. */
  wait(name: string, limitMs: number): Waiting {
    const group = this.sleepers.get(name) ?? new Set();
    this.sleepers.set(name, group);
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      const stopTimer = this.clock.after(limitMs, () => end());
      end = () => {
        stopTimer();
        group.delete(end);
        resolve();
      };
      group.add(end);
    });
    return { over, cancel: () => end() };
  }

  wake(name: string): void {
    for (const end of [...(this.sleepers.get(name) ?? [])]) end();
  }

  wakeAll(): void {
    for (const name of this.sleepers.keys()) this.wake(name);
  }
}
