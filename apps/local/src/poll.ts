import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is something.
 * @throws Error naming `what` when the deadline passes
 */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { deadlineMs = 30_000, everyMs = 25 } = {},
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not so after ${deadlineMs / 1000} s`);
    await pause(everyMs);
  }
}
