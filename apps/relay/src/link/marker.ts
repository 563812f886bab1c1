import type { Mark, Marking, Marks } from '../protocol/marker.js';

/** Remembers outside the database what neighbours were told, so that a restored database finds out before it authors anything (R6). */
export interface Marker {
  read(): Promise<Marking>;
  /** What lasts of it now, without looking at the disk. */
  told(): Marks;
  /** Resolves once it lasts; only then may the neighbour be told. */
  cover(peer: string, mark: Mark): Promise<void>;
  /** From now on it belongs to the database of today. */
  adopt(): Promise<void>;
}
