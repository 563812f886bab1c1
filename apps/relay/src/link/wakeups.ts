import type { Clock } from './clock.js';

export interface Waiting {
  /** Resolves at the wake-up (true), the time limit or the cancellation (false), whichever is first. */
  over: Promise<boolean>;
  cancel(): void;
}

/** Lets a commit in this process wake those who wait for it at once: long polls, retries, the applier. */
export class Wakeups {
  private readonly sleepers = new Map<string, Set<(isWoken: boolean) => void>>();

  constructor(private readonly clock: Clock) {}

  /** Begins to wait; whoever looks for work afterwards misses no wake-up in between. */
  wait(name: string, limitMs: number): Waiting {
    const group = this.sleepers.get(name) ?? new Set<(isWoken: boolean) => void>();
    this.sleepers.set(name, group);
    let end: (isWoken: boolean) => void = () => {};
    const over = new Promise<boolean>((resolve) => {
      const stopTimer = this.clock.after(limitMs, () => end(false));
      end = (isWoken) => {
        stopTimer();
        group.delete(end);
        resolve(isWoken);
      };
      group.add(end);
    });
    return { over, cancel: () => end(false) };
  }

  wake(name: string): void {
    for (const end of [...(this.sleepers.get(name) ?? [])]) end(true);
  }

  wakeAll(): void {
    for (const name of this.sleepers.keys()) this.wake(name);
  }
}
