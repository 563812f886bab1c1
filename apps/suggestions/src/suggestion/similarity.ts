import { bigramsOf, normaliseText } from './search-text.js';

export interface ComparedText {
  title: string;
  body: string | null;
}

/** How much a pair of characters says; common ones say little. */
export type TokenWeight = (token: string) => number;

const titleShare = 2;
const bodyShare = 1;

function sharesOf({ title, body }: ComparedText): Map<string, number> {
  const shares = new Map<string, number>();
  const add = (text: string, share: number): void => {
    for (const token of bigramsOf(normaliseText(text))) shares.set(token, (shares.get(token) ?? 0) + share);
  };
  add(title, titleShare);
  if (body !== null) add(body, bodyShare);
  return shares;
}

/**
 * Weighted Jaccard measure of two texts from 0 to 1: what they share of all that they say, titles counting double. A text without a body
 * is compared by its title alone. It can suggest that two matters are the same, never decide it: the same matter in other words scores low.
 */
export function similarity(one: ComparedText, other: ComparedText, weight: TokenWeight): number {
  const titlesOnly = one.body === null || other.body === null;
  const [left, right] = [one, other].map((text) => sharesOf(titlesOnly ? { ...text, body: null } : text));
  let common = 0;
  let all = 0;
  for (const token of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
    const [a, b] = [left?.get(token) ?? 0, right?.get(token) ?? 0];
    common += weight(token) * Math.min(a, b);
    all += weight(token) * Math.max(a, b);
  }
  return all === 0 ? 0 : common / all;
}

/** Texts that a small office is imagined to have besides its own, so that rare and common differ little before there is evidence. */
const imaginedTexts = 100;

/** Inverse document frequency, from how many of the texts hold a token. */
export function weightBy(frequencies: ReadonlyMap<string, number>, texts: number): TokenWeight {
  return (token) => Math.log((texts + imaginedTexts) / ((frequencies.get(token) ?? 0) + 1));
}
