import { genesis } from './chain.js';
import type { LinkStanding } from './link-standing.js';

/**
 * `asking`: this instance was restored and still lacks the peer's replay; `asked`: it has that one and waits for the other peers';
 * `late`: it goes on without the peer's replay, by an operator's order, and asks for it when the peer is back; `doubted`: the peer says that
 * it was told more than this instance knows, and nothing else says so: work goes on, and the peer's replay decides.
 */
export type Recovery = 'none' | 'asking' | 'asked' | 'late' | 'doubted';

/** A replay that this office has asked the peer for in a file, and how much of the answer it has taken. */
export interface CarriedReplay {
  /** UUID that the answer quotes. */
  request: string;
  /** Epoch that tells this state of the office from later ones, which a restore may have undone. */
  bound: number;
  /** UUID of the answer whose files are taken one after the other; `null` before the first. */
  answer: string | null;
  parts: number;
}

/** The durable state of a link: our log for the peer (`out`), our place in the peer's log (`in`), and the peer's place in ours. */
export interface LinkRecord {
  peer: string;
  outEpoch: number;
  outHead: number;
  outChain: string;
  /** The highest epoch of our log that the peer told of; above ours after a restore. */
  seenEpoch: number;
  inEpoch: number;
  inCursor: number;
  inChain: string;
  /** The peer's cursor in our log, by its last pull. Only a committed cursor is a receipt (R1). */
  peerCursor: number;
  /** Up to here the authors of our log's events were told of their delivery. */
  noticeCursor: number;
  recovery: Recovery;
  standing: LinkStanding;
  carried: CarriedReplay | null;
}

export function newLink(peer: string): LinkRecord {
  return {
    peer,
    outEpoch: 1,
    outHead: 0,
    outChain: genesis,
    seenEpoch: 1,
    inEpoch: 1,
    inCursor: 0,
    inChain: genesis,
    peerCursor: 0,
    noticeCursor: 0,
    recovery: 'none',
    standing: 'open',
    carried: null,
  };
}
