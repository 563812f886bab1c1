import type { TransferState } from '@qsl/contracts';

/** What the holder and the route of a matter follow from. */
export interface Crossing {
  state: TransferState;
  toInstance: string;
  path: readonly string[];
}

/** The receiver has taken the matter over and has not answered. */
const holding: readonly TransferState[] = ['accepted', 'in_progress', 'transferred_on'];
/** Came to nothing, or has not left yet. */
const withoutEffect: readonly TransferState[] = ['composed', 'returned', 'recalled'];

/** The office that holds a matter: the receiver of the last accepted, unanswered transfer, else the origin. Always exactly one. */
export function holderOf(origin: string, crossings: readonly Crossing[]): string {
  const held = crossings.filter(({ state }) => holding.includes(state)).sort(byDistance);
  return held.at(-1)?.toInstance ?? origin;
}

/** Instance ids from the origin outwards of all offices that a matter has gone to and was not sent back from. */
export function routeOf(origin: string, crossings: readonly Crossing[]): string[] {
  const gone = crossings.filter(({ state }) => !withoutEffect.includes(state)).sort(byDistance);
  return [...new Set([origin, ...gone.map(({ toInstance }) => toInstance)])];
}

function byDistance(one: Crossing, other: Crossing): number {
  return one.path.length - other.path.length;
}
