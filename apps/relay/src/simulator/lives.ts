import { setImmediate } from 'node:timers/promises';
import { type Scenario, simulate } from './simulation.js';

/** A life that ended badly; its seed shows it again. */
export interface BadLife {
  seed: number;
  broken: string[];
}

/** Lives one life per seed, up to the first that ends badly; `null` where none does. `onLife` hears of each that ended well. */
export async function firstBadLife(
  seeds: Iterable<number>,
  scenario: Omit<Scenario, 'seed'>,
  onLife: () => void = () => {},
): Promise<BadLife | null> {
  for (const seed of seeds) {
    const broken = await simulate({ ...scenario, seed });
    if (broken.length > 0) return { seed, broken };
    onLife();
    await setImmediate();
  }
  return null;
}

/** `count` seeds from `from` on, every `stride`-th. */
export function* seedsOf({ from, count, stride = 1 }: { from: number; count: number; stride?: number }) {
  for (let seed = from; seed < from + count; seed += stride) yield seed;
}
