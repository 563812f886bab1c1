import { invalid } from '@qsl/contracts';

/**
 * What somebody wrote, without spaces around it.
 * @param field of the request, with the least number of characters besides spaces; the contract counts spaces too.
 * @throws DomainError `invalid` for text that is mostly spaces.
 */
export function wordsOf(text: string, { field, least }: { field: string; least: number }): string {
  if (text.replace(/\s/g, '').length >= least) return text.trim();
  throw invalid(field, 'minLength', {
    zh: `至少 ${least} 个字符。`,
    en: `${field} needs at least ${least} characters.`,
  });
}
