import type { Signed } from '../protocol/card.js';
import type { DirectoryFault } from '../protocol/directory-head.js';
import type { SignedRequest } from '../protocol/card-request.js';
import type { RefusedRequest } from '../protocol/messages.js';

/** This office's copy of the directory log, and what is asked of the registrar on its way up. */
export interface LinkDirectory {
  /** Serial of the last card. */
  readonly serial: number;
  /** Whether the registrar's log, as a neighbour knows it, goes on beyond what is here. */
  lacks(serial: number): boolean;
  /** The cards that follow, in order, as many as fit one answer. */
  cardsAfter(serial: number): Promise<Signed[]>;
  /** Takes in what is new; cards that are not the registrar's next ones are alarmed and dropped. */
  take(peer: string, cards: readonly Signed[]): Promise<void>;
  /** What waits to be asked of the registrar through this neighbour. */
  requestsFor(peer: string): Promise<SignedRequest[]>;
  /** A neighbour's requests: the registrar decides, every other office passes them on. Returns what was turned down. */
  receive(peer: string, requests: readonly SignedRequest[]): Promise<RefusedRequest[]>;
  /** Requests that this neighbour handed in and the registrar turned down, the newest of them. */
  refusalsFor(peer: string): Promise<RefusedRequest[]>;
  /** The registrar's refusals, for requests that were passed on. */
  noteRefusals(refused: readonly RefusedRequest[]): Promise<void>;
  /** The registrar's word on how far its log goes, for the offices below: no further than the cards that are here. */
  head(): Promise<Signed | undefined>;
  /** Looks at such a word. Returns the serial that the newest one known names, 0 where there is none. */
  takeHead(head: Signed | undefined): Promise<number>;
  /** What the newest word, or that none comes, says against the neighbour above. */
  headFault(): DirectoryFault | null;
}

/** Where nobody keeps a directory log: the offices are those that were pinned. */
export const pinnedDirectory: LinkDirectory = {
  serial: 0,
  lacks: () => false,
  cardsAfter: () => Promise.resolve([]),
  take: () => Promise.resolve(),
  requestsFor: () => Promise.resolve([]),
  receive: () => Promise.resolve([]),
  refusalsFor: () => Promise.resolve([]),
  noteRefusals: () => Promise.resolve(),
  head: () => Promise.resolve(undefined),
  takeHead: () => Promise.resolve(0),
  headFault: () => null,
};
