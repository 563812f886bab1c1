import type { Signed } from './card.js';
import type { SignedRequest } from './card-request.js';
import type { Uuid } from './cloud-event.js';
import type { Count, EventId, Hex256, InstanceId, Ordinal } from './forms.js';
import type { OfficeHealth } from './health.js';
import type { Introduction } from './introduction.js';
import type { JournalHead } from './journal.js';
import type { RequestFault } from './registrar.js';

/** An event on its way: the author's exact bytes and their detached signature. */
export interface WireEvent {
  id: string;
  /**
   * The JSON text of a CloudEvent, at most 320 KB.
   * @contentMediaType application/cloudevents+json
   */
  body: string;
  jws: string;
}

/** A receiver's place in the sender's log: the number of the last event it committed, and the chain value there. */
export interface Place {
  epoch: Ordinal;
  after: Ordinal;
  chain: Hex256;
}

export interface Hello {
  verb: 'hello';
  /** Versions of the protocol that the asker speaks. */
  versions: Count[];
  /** The asker's place in the answerer's log. */
  place: Place;
  about?: Introduction;
}

export interface Pull {
  verb: 'pull';
  place: Place;
  /** Events; no more than 256 are given. */
  max: Count;
  /** Milliseconds; no more than 60,000 are waited. */
  waitMs: Count;
}

/** "Give me what you hold that I lack", one range of matters (exclusive, inclusive) at a time; `null` is the open end. */
export interface Replay {
  verb: 'replay';
  after: Uuid | null;
  upTo: Uuid | null;
  /** Ids of all events that the asker holds of matters in the range. */
  held: string[];
  /** Files of the asker's log of epochs up to this are void. */
  endedEpoch?: Ordinal;
}

/** "Give me the directory log after this serial"; and what offices below ask the registrar for, on its way up. */
export interface CardsAfter {
  verb: 'cards';
  after: Ordinal;
  requests: SignedRequest[];
}

/** "Give me these bytes of an attachment that an event named." */
export interface BlobPart {
  verb: 'blob';
  sha256: Hex256;
  offset: Count;
  /**
   * @asType integer
   * @minimum 1
   * @maximum 524288
   */
  length: number;
}

/** "What do you remember of my journal?"; and how the asker is. */
export interface Watch {
  verb: 'watch';
  /** Milliseconds since 1970, by the asker's clock. */
  at: Count;
  /** Where the asker's journal stands; number 0 while it is empty. */
  journal: JournalHead;
  /**
   * From a child alone: how it and the offices below it are, as far as the parent has not been told; an entry that is not understood is left out.
   * @maxItems 100
   */
  health: OfficeHealth[];
}

/** "Could an event of mine get to the root now?" */
export interface Reach {
  verb: 'reach';
}

/** "Which of these events have come to you?", from their author to an office further on, from neighbour to neighbour. */
export interface Attest {
  verb: 'attest';
  /** The author, who asks. */
  asker: InstanceId;
  /** Who is to answer. */
  end: InstanceId;
  /** Made by chance for this question. */
  nonce: Hex256;
  /** @maxItems 200 */
  events: EventId[];
}

export type Question = Hello | Pull | Replay | CardsAfter | BlobPart | Watch | Reach | Attest;

interface Greeting {
  kind: 'hello';
  /** The highest that both speak. */
  version: Count;
  /** The answerer's place in the asker's log. */
  place: Place;
  about?: Introduction;
  /** Serial of the last card that the answerer has; absent where it keeps none. */
  directory?: Ordinal;
}

export interface Batch {
  kind: 'batch';
  epoch: Ordinal;
  after: Ordinal;
  events: WireEvent[];
  /** Chain value after the last event. */
  chain: Hex256;
  /** Serial of the last card that the answerer has: who takes the events must have the keys that they are signed with. */
  directory?: Ordinal;
}

/** The answerer has started its log anew: take `epoch` from its beginning. */
interface Renewed {
  kind: 'renewed';
  epoch: Ordinal;
}

/** The answerer was asked beyond what it knows (`behind`) or for another history (`fork`): it was restored, and recovers. */
interface Restored {
  kind: 'behind' | 'fork';
}

export interface Replayed {
  kind: 'replay';
  events: WireEvent[];
  /** The range holds more; ask for it again. */
  more: boolean;
  /** The epoch at which the answerer stands in the asker's log. */
  inEpoch: Ordinal;
  /** Files of the answerer's log of epochs up to this are void. */
  endedEpoch?: Ordinal;
}

/** A request that the registrar turned down. */
export interface RefusedRequest {
  /** Hex SHA-256 of the request's text. */
  request: Hex256;
  fault: RequestFault;
}

export interface Cards {
  kind: 'cards';
  /** The log's next cards in order, as many as fit. */
  cards: Signed[];
  /** Serial of the last card that the answerer has. */
  directory: Ordinal;
  refused: RefusedRequest[];
}

interface Part {
  kind: 'part';
  /** Bytes of the whole attachment. */
  size: Count;
  /**
   * Base64 of the bytes from the offset that was asked for, as many as were asked for or are left.
   * @maxLength 699052
   * @pattern ^[A-Za-z0-9+/]*={0,2}$
   */
  bytes: string;
}

/** The answerer has no such attachment for the asker, or not yet. */
interface Absent {
  kind: 'absent';
}

export interface Watched {
  kind: 'watched';
  /** Milliseconds since 1970, by the answerer's clock. */
  at: Count;
  /** Where the asker's journal stood, as the answerer was told before; newest first. */
  witnessed: JournalHead[];
  /** The newest word of the registrar on its directory log that the answerer has, and has the cards for; from a parent alone. */
  head?: Signed;
}

export interface Reached {
  kind: 'reached';
  /** The offices that the question went through, up to the root. */
  path: InstanceId[];
}

export interface Attested {
  kind: 'attested';
  /** What the end says of the events, as it signed it. */
  list: Signed;
}

/** The answerer itself still recovers from others (R7). */
interface Busy {
  kind: 'busy';
}

/** `suspended` and `retired`: by an operator of the answerer. */
export const refusalReasons = ['version', 'unknown_peer', 'malformed', 'suspended', 'retired'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  kind: 'refused';
  reason: RefusalReason;
}

export type Reply =
  | Greeting
  | Batch
  | Renewed
  | Restored
  | Replayed
  | Cards
  | Part
  | Absent
  | Watched
  | Reached
  | Attested
  | Busy
  | Refusal;

/** What each question may be answered with, besides a refusal. */
export const answersTo: Readonly<Record<Question['verb'], readonly Reply['kind'][]>> = {
  hello: ['hello'],
  pull: ['batch', 'renewed', 'behind', 'fork'],
  replay: ['replay', 'busy'],
  cards: ['cards'],
  blob: ['part', 'absent'],
  watch: ['watched', 'absent'],
  reach: ['reached', 'absent'],
  attest: ['attested', 'absent'],
};

/** `id` binds an answer to the one outstanding question (R9), `session` to the process and recovery that sent it (R10). */
export interface LinkRequest {
  id: string;
  session: string;
  question: Question;
}

export interface LinkAnswer {
  id: string;
  session: string;
  reply: Reply;
}
