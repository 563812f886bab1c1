import { AsyncLocalStorage } from 'node:async_hooks';

const present = new AsyncLocalStorage<(() => void)[]>();

/**
 * Does what must find the present command's changes committed: wakes somebody who reads them, for example. At once where the command's
 * own transaction is over already; after the commit where it shares one with the record of its answer, and never where that is rolled back.
 */
export function afterCommit(work: () => void): void {
  const waiting = present.getStore();
  if (waiting) waiting.push(work);
  else work();
}

/** Runs a transaction, and after its commit what was left for then. */
export async function withAfterCommit<T>(transaction: () => Promise<T>): Promise<T> {
  const waiting: (() => void)[] = [];
  const value = await present.run(waiting, transaction);
  for (const work of waiting) work();
  return value;
}
