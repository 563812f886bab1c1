import { invalid } from '@qsl/contracts';

/**
 * A text without spaces at its ends.
 * @throws DomainError `invalid` where it is mostly spaces: the contract counts those too.
 */
export function plainText(field: string, text: string, least: number): string {
  if (text.replace(/\s/g, '').length >= least) return text.trim();
  throw invalid(field, 'minLength', {
    zh: `至少 ${least} 个字符。`,
    en: `${field} needs at least ${least} characters.`,
  });
}
