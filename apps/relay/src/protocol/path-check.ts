import type { OfficeTree } from './office-tree.js';

/** How an event came: from the peer's log, over the line or in a file; or from what the peer gave back after a restore. */
export type Arrival = 'log' | 'file' | 'replay';

export interface Claim {
  author: string;
  route: readonly string[];
}

/**
 * Reverse-path check: names what is wrong, or `null`. A child speaks for its subtree alone, the parent for everybody outside ours;
 * of an office that has moved, the neighbour on whose side it lay may still bring what it has signed.
 * A replay may give back anybody's events, our own among them. Whether the matter concerns us is seen when it is applied:
 * history reaches a newcomer before the event whose route names it.
 */
export function pathFault(tree: OfficeTree, from: string, arrival: Arrival, claim: Claim): string | null {
  if (!claim.route.includes(claim.author)) return 'author_not_on_route';
  if (arrival !== 'replay' && !tree.hasLainOn(claim.author, from)) return 'wrong_side';
  return null;
}
