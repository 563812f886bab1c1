import { setTimeout as pause } from 'node:timers/promises';

/** A container is given a minute to end; whoever waits for it is told before. */
const longestCloseMs = 45_000;

/**
 * Closes a part of the system, in 45 s unless told otherwise.
 * @throws Error that names the part where something holds it up for longer: the process is to be ended then, not waited for.
 */
export async function closeInTime(name: string, close: () => Promise<void>, limitMs = longestCloseMs): Promise<void> {
  const isClosed = new AbortController();
  const late = pause(limitMs, 'late', { signal: isClosed.signal }).catch(() => 'closed');
  try {
    const first = await Promise.race([close(), late]);
    if (first === 'late') throw new Error(`${name} did not close within ${limitMs / 1_000} s`);
  } finally {
    isClosed.abort();
  }
}
