/** The form in which text is indexed, searched and compared: one width, small letters, single spaces. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Letters, characters and digits that stand together. */
const runsOf = (normalised: string): string[][] =>
  (normalised.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((run) => [...run]);

const pairsOf = (run: string[]): string[] => run.slice(1).map((character, index) => `${run[index]}${character}`);

/** Neighbouring characters, and characters that stand alone. */
export function bigramsOf(normalised: string): Set<string> {
  return new Set(runsOf(normalised).flatMap((run) => (run.length === 1 ? run : pairsOf(run))));
}

/**
 * What a text is found by: every pair of neighbouring characters, and the last one of each run, so that each character begins
 * some token and a search for a single one is a search by prefix.
 */
export function indexTokensOf(normalised: string): string[] {
  return [...new Set(runsOf(normalised).flatMap((run) => [...pairsOf(run), ...run.slice(-1)]))];
}

/** A tsquery that finds every text with all words of the search, and some more; `null` where it has no letter or digit. */
export function tsQueryOf(normalised: string): string | null {
  const tokens = runsOf(normalised).flatMap((run) =>
    run.length === 1 ? [`'${run[0]}':*`] : pairsOf(run).map((pair) => `'${pair}'`),
  );
  return tokens.length === 0 ? null : [...new Set(tokens)].join(' & ');
}
