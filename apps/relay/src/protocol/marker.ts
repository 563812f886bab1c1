import type { LinkRecord } from './link-record.js';

/** How much of our log a neighbour may have been told of. */
export interface Mark {
  epoch: number;
  head: number;
}

/** By the neighbour's instance id. */
export type Marks = Readonly<Record<string, Mark>>;

/** What the marker outside the database says (R6). */
export interface Marking {
  marks: Marks;
  /** False where it was never written, is unreadable, or belongs to another database cluster. */
  knowsDatabase: boolean;
}

export function isBefore(one: Mark, other: Mark): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.head < other.head);
}

/** Marks with one more: a neighbour never forgets what it was told. */
export function withMark(marks: Marks, peer: string, mark: Mark): Marks {
  const known = marks[peer];
  return known === undefined || isBefore(known, mark) ? { ...marks, [peer]: mark } : marks;
}

/**
 * Whether the database was put back to an earlier state: a neighbour was told more than it knows. Where nobody can say, a database
 * with a history counts as restored, since asking the neighbours once too often costs a little time, and once too seldom a number twice.
 */
export function isRestored(links: readonly LinkRecord[], { marks, knowsDatabase }: Marking): boolean {
  return links.some((link) => {
    const mark = marks[link.peer];
    const knowsLess = mark !== undefined && isBefore({ epoch: link.outEpoch, head: link.outHead }, mark);
    return knowsLess || (!knowsDatabase && hasHistory(link));
  });
}

/** Links whose next epoch will be above all that a neighbour may have been told of. */
export function withSeenEpochs(links: readonly LinkRecord[], marks: Marks): LinkRecord[] {
  return links.map((link) => ({ ...link, seenEpoch: Math.max(link.seenEpoch, marks[link.peer]?.epoch ?? 0) }));
}

function hasHistory({ outEpoch, outHead, inEpoch, inCursor }: LinkRecord): boolean {
  return outEpoch > 1 || outHead > 0 || inEpoch > 1 || inCursor > 0;
}
