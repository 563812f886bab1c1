import { genesis } from './chain.js';

/** `asking`: this instance was restored and still lacks the peer's replay; `asked`: it has that one and waits for the other peers'. */
export type Recovery = 'none' | 'asking' | 'asked';

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
  };
}
