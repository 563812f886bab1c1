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

/** What is to be closed, and its name. */
export type Part = readonly [name: string, close: () => Promise<void>];

/** So that four parts still fit into the time that the whole has. */
const longestPartMs = 8_000;

/** Closes one after the other. One that fails, or is held up for 8 s unless told otherwise, is told of, and those behind it are closed all the same. */
export async function closeInTurn(
  parts: readonly Part[],
  tell: (what: string) => void,
  limitMs = longestPartMs,
): Promise<void> {
  for (const [name, close] of parts) {
    try {
      await closeInTime(name, close, limitMs);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  }
}
