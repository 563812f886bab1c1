import type { Clock } from '../link/clock.js';

const settled = Promise.resolve();

interface Happening {
  at: number;
  order: number;
  /** `null` once it was called off. */
  run: (() => void) | null;
}

/** Time, chance and the order of everything in one simulation; all of it follows from the seed. */
export class World {
  private readonly agenda: Happening[] = [];
  private state: number;
  private order = 0;
  private ids = 0;
  now = 0;

  constructor(readonly seed: number) {
    this.state = seed;
  }

  /** Mulberry32. */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.between(0, items.length - 1)];
  }

  /** A UUID that follows from the seed. */
  uuid(): string {
    this.ids += 1;
    return `${hex(this.seed, 8)}-0000-7000-8000-${hex(this.ids, 12)}`;
  }

  /** Returns what calls it off. */
  schedule(delayMs: number, run: () => void): () => void {
    this.order += 1;
    const happening: Happening = { at: this.now + delayMs, order: this.order, run };
    let low = 0;
    for (let high = this.agenda.length; low < high;) {
      const middle = (low + high) >> 1;
      if (isBefore(happening, this.agenda[middle])) low = middle + 1;
      else high = middle;
    }
    this.agenda.splice(low, 0, happening);
    return () => (happening.run = null);
  }

  /** Lets everything happen up to a time, each thing with all that follows from it at once. */
  runUntil(time: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        try {
          if (this.runNext(time)) void settled.then(ask);
          else resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      /** What a promise asks the next tick to do comes after all promises that could go on by themselves. */
      const ask = () => process.nextTick(turn);
      turn();
    });
  }

  clock(isAlive: () => boolean): Clock {
    return {
      now: () => this.now,
      breathe: () => settled,
      random: () => this.random(),
      uniqueId: () => this.uuid(),
      after: (delayMs, callback) =>
        this.schedule(delayMs, () => {
          if (isAlive()) callback();
        }),
    };
  }

  /** False where nothing is left up to that time. */
  private runNext(time: number): boolean {
    for (let next = this.agenda.at(-1); next !== undefined && next.at <= time; next = this.agenda.at(-1)) {
      this.agenda.pop();
      if (next.run === null) continue;
      this.now = next.at;
      next.run();
      return true;
    }
    this.now = time;
    return false;
  }
}

/** The agenda is sorted latest first. */
function isBefore(a: Happening, b: Happening | undefined): boolean {
  return b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0').slice(-digits);
}
