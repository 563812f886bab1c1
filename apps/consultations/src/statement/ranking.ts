import type { VoteTotals } from '@qsl/contracts';

/** Normal quantile for 95 %. */
const z = 1.96;

/**
 * Lower bound of the share that is to be expected of everybody, from those who voted (Wilson 1927, 95 %): 1 of 1 comes after 90 of 100.
 * @returns 0 to 1; 0 where nobody voted.
 */
export function lowerBound(those: number, all: number): number {
  if (all === 0) return 0;
  const share = those / all;
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * all)) / all);
  return (share + (z * z) / (2 * all) - spread) / (1 + (z * z) / all);
}

const votersOf = ({ agree, disagree, pass }: VoteTotals): number => agree + disagree + pass;

/** How sure it is that many agree. */
export const agreementOf = (totals: VoteTotals): number => lowerBound(totals.agree, votersOf(totals));

/** How sure it is that both sides are large: the same bound for the smaller one. */
export const divisionOf = (totals: VoteTotals): number =>
  lowerBound(Math.min(totals.agree, totals.disagree), votersOf(totals));

/** The first of those to which a measure gives more than nothing, largest first; of equals the one that stood first. */
export function topBy<T extends VoteTotals>(items: readonly T[], measure: (totals: T) => number, most: number): T[] {
  return items
    .map((item) => ({ item, measured: measure(item) }))
    .filter(({ measured }) => measured > 0)
    .sort((one, other) => other.measured - one.measured)
    .slice(0, most)
    .map(({ item }) => item);
}
