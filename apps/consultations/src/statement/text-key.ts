import { normaliseText } from '@qsl/text';
import { createHash } from 'node:crypto';

/** The same for every way of writing a text: width, case, spaces and signs make no difference. `null` where nothing else is in it. */
export function textKeyOf(text: string): string | null {
  const words = normaliseText(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return words === '' ? null : createHash('sha256').update(words).digest('base64url');
}
