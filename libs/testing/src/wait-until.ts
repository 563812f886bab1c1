import { setTimeout as pause } from 'node:timers/promises';

/**
 * Polls until a check returns something other than `undefined` or `false`.
 * @throws Error with the last failure when the deadline passes; 30 s unless told.
 */
export async function waitUntil<T>(
  check: () => Promise<T | undefined | false> | T | undefined | false,
  options: { deadlineMs?: number; what?: string } = {},
): Promise<T> {
  const deadline = Date.now() + (options.deadlineMs ?? 30_000);
  let last: unknown;
  for (;;) {
    try {
      const result = await check();
      if (result !== undefined && result !== false) return result;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`Not so before the deadline: ${options.what ?? check.toString()}`, { cause: last });
    await pause(20);
  }
}
