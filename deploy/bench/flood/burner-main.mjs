import { setTimeout as pause } from 'node:timers/promises';
import { obey } from './helper.mjs';

const sliceMs = 10;

/** Uses as much of one core as it is told, and talks to nobody. */
let isBurning = false;
let burning = Promise.resolve();

async function burn(share) {
  for (let debt = 0; isBurning;) {
    const started = performance.now();
    debt += sliceMs * share;
    while (performance.now() - started < debt);
    debt -= performance.now() - started;
    await pause(Math.max(0, sliceMs - (performance.now() - started)));
  }
}

obey({
  start: ({ share }) => {
    isBurning = true;
    burning = burn(Math.min(1, share));
  },
  stop: async () => {
    isBurning = false;
    await burning;
  },
});
