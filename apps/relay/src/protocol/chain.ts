import { hash } from 'node:crypto';

/** Chain value before the first event of an epoch. */
export const genesis = '0'.repeat(64);

export function sha256(text: string): string {
  return hash('sha256', text);
}

/** `SHA-256(previous ‖ event id ‖ SHA-256(body))`, hexadecimal: one value stands for the whole log up to it. */
export function nextChain(previous: string, entry: { id: string; body: string }): string {
  const parts = [Buffer.from(previous, 'hex'), Buffer.from(entry.id, 'utf8'), hash('sha256', entry.body, 'buffer')];
  return hash('sha256', Buffer.concat(parts));
}
