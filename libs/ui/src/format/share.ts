import type { Vote, VoteTotals } from '@qsl/contracts';

/** Whole percents that add up to 100 (largest remainder); all zero where nobody voted. */
export function voteShares(totals: VoteTotals): Record<Vote, number> {
  const sum = totals.agree + totals.disagree + totals.pass;
  if (sum === 0) return { agree: 0, disagree: 0, pass: 0 };
  const exact = (['agree', 'disagree', 'pass'] as const).map((vote) => ({ vote, share: (totals[vote] * 100) / sum }));
  const missing = 100 - exact.reduce((whole, { share }) => whole + Math.floor(share), 0);
  const byRemainder = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1)).slice(0, missing);
  const rounded = exact.map(({ vote, share }) => {
    const isRaised = byRemainder.some((one) => one.vote === vote);
    return [vote, Math.floor(share) + (isRaised ? 1 : 0)];
  });
  return Object.fromEntries(rounded) as Record<Vote, number>;
}
