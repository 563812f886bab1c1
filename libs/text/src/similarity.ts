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

/** How many texts there are, and how many of them hold a token. */
export interface TokenCounts {
  texts: number;
  holding: ReadonlyMap<string, number>;
}

/** Texts that a small office is imagined to have besides its own, so that rare and common differ little before there is evidence. */
const imaginedTexts = 100;

/** Inverse document frequency. */
export function weightBy({ texts, holding }: TokenCounts): TokenWeight {
  return (token) => Math.log((texts + imaginedTexts) / ((holding.get(token) ?? 0) + 1));
}

/**
 * The rarest tokens of a text, as many as some hundred texts hold between them: every text that shares much of what matters shares one
 * of these, and common words do not bring in all the rest.
 */
export function tellingTokens(tokens: Iterable<string>, { holding }: TokenCounts, mostTexts: number): string[] {
  const rarestFirst = [...tokens].sort((a, b) => (holding.get(a) ?? 0) - (holding.get(b) ?? 0));
  let texts = 0;
  const beyond = rarestFirst.findIndex((token) => (texts += holding.get(token) ?? 0) > mostTexts);
  return beyond === -1 ? rarestFirst : rarestFirst.slice(0, beyond + 1);
}
