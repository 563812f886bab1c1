import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks four times a second until the answer is something.
 * @throws Error when it is not within `seconds`
 */
export async function until(what, ask, seconds = 60) {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`not so after ${seconds} s: ${what}`);
    await pause(250);
  }
}
