import type { Language } from '@qsl/contracts';

interface Preference {
  tag: string;
  quality: number;
}

function toPreference(part: string): Preference {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters
    .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
}

/** The caller's language by `Accept-Language`: English where it is preferred to Chinese, Chinese otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const best = (acceptLanguage ?? '')
    .split(',')
    .map(toPreference)
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .reduce<Preference | null>((first, next) => (first && first.quality >= next.quality ? first : next), null);
  return best?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
