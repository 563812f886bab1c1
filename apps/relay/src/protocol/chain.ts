import { createHash } from 'node:crypto';

/** Chain value before the first event of an epoch. */
export const genesis = '0'.repeat(64);

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** `SHA-256(previous ‖ event id ‖ SHA-256(body))`, hexadecimal: one value stands for the whole log up to it. */
export function nextChain(previous: string, entry: { id: string; body: string }): string {
  const body = createHash('sha256').update(entry.body, 'utf8').digest();
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(entry.id, 'utf8').update(body).digest('hex');
}
