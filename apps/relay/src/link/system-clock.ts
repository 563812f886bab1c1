import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  uniqueId: () => randomUUID(),
};
