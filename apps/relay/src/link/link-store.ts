import type { OperatorActKind } from '@qsl/contracts';
import type { EventFacts } from '../protocol/event.js';
import type { EventState } from '../protocol/event-state.js';
import type { JournalEntry } from '../protocol/journal.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { WireEvent } from '../protocol/messages.js';
import type { Matter } from '../protocol/routing.js';

/** An event in custody of this instance. */
export interface StoredEvent extends EventFacts, WireEvent {
  state: EventState;
  /** Failed tries to apply it. */
  tries: number;
}

export interface LogRow {
  seq: number;
  eventId: string;
  chain: string;
}

export interface LoggedEvent extends WireEvent {
  chain: string;
}

/** A verified event that was refused: kept as evidence, neither forwarded nor applied. */
export interface RejectedEvent extends WireEvent {
  peer: string;
  reason: string;
}

/** An own event that the peer has committed, whose author has not been told so. */
export interface Notice {
  peer: string;
  epoch: number;
  seq: number;
  eventId: string;
  matterKind: string;
  rootCaseId: string;
}

/** What an operator did by hand, and why. */
export interface OperatorAct {
  by: string;
  /** UUID of the person's account; `null` for whoever works on the office's machine. */
  personId: string | null;
  act: OperatorActKind;
  target: string;
  reason: string;
}

/** What tells an event from others, and whose number it is. */
export type EventKey = Pick<EventFacts, 'id' | 'author' | 'rootCaseId'>;

/** What a transaction sees and changes. Transactions of one instance run one after the other. */
export interface Custody {
  links(): Promise<LinkRecord[]>;
  saveLink(link: LinkRecord): Promise<void>;
  matter(rootCaseId: string): Promise<Matter | null>;
  saveMatter(matter: Matter): Promise<void>;
  /** Matters by ascending id; `after` exclusive, `upTo` inclusive. */
  matters(range: { after: string | null; upTo: string | null; limit: number }): Promise<Matter[]>;
  event(id: string): Promise<StoredEvent | null>;
  /** Which of these ids are in custody. */
  known(ids: readonly string[]): Promise<Set<string>>;
  /** Which of these events, whose ids are in custody, are there with another body. */
  altered(events: readonly Pick<WireEvent, 'id' | 'body'>[]): Promise<Set<string>>;
  /** The highest number of an author in a matter; 0 where there is none. */
  lastNumber(author: string, rootCaseId: string): Promise<number>;
  /** Whether any event of an author in a matter is not done with here. */
  hasOpen(author: string, rootCaseId: string): Promise<boolean>;
  isNumberTaken(author: string, rootCaseId: string, iseq: number): Promise<boolean>;
  /** A matter's events in the order in which they came. */
  history(rootCaseId: string): Promise<StoredEvent[]>;
  /** Ids of all events of these matters. */
  eventIds(rootCaseIds: readonly string[]): Promise<Pick<StoredEvent, 'id' | 'rootCaseId'>[]>;
  /** The first of these in the order in which they came: at most so many, and none behind those that hold so many bytes together. */
  events(ids: readonly string[], limit: { most: number; bytes: number }): Promise<StoredEvent[]>;
  addEvent(event: StoredEvent): Promise<void>;
  /** Gives an event another state; its tries begin anew. */
  changeState(id: string, state: EventState, reason: string | null): Promise<void>;
  addAct(act: OperatorAct): Promise<void>;
  addRejected(rejected: RejectedEvent): Promise<void>;
  appendLog(peer: string, epoch: number, rows: readonly LogRow[]): Promise<void>;
  /** Goes into the journal with the rest of the transaction. */
  record(entry: JournalEntry): void;
}

/** What can be read of custody. */
export type CustodyView = Pick<Custody, 'links' | 'matters' | 'eventIds' | 'events'>;

/** The durable half of a relay: PostgreSQL in service, memory in the simulator. */
export interface LinkStore {
  /** Runs `work` alone, and commits all of it or nothing. `about`: events that it will ask about, which are then read in one go. */
  transact<T>(work: (custody: Custody) => Promise<T>, about?: readonly EventKey[]): Promise<T>;
  /** Like `transact`, for work on few events that changes nothing but custody: it may share its transaction, and may run twice. */
  together<T>(about: readonly EventKey[], work: (custody: Custody) => Promise<T>): Promise<T>;
  /** Reads from one snapshot, beside whatever is being written. */
  look<T>(work: (custody: CustodyView) => Promise<T>): Promise<T>;
  link(peer: string): Promise<LinkRecord>;
  chainAt(peer: string, epoch: number, seq: number): Promise<string | null>;
  readLog(peer: string, epoch: number, range: { after: number; max: number }): Promise<LoggedEvent[]>;
  /** Remembers the receiver's place in the log of an epoch. */
  savePeerCursor(peer: string, epoch: number, cursor: number): Promise<void>;
}

/** What the applier needs of the durable half. */
export interface ApplyStore {
  /** Matters with something to apply. */
  mattersToApply(): Promise<string[]>;
  /**
   * Of each author in these matters the next events to be offered, without a gap, of a matter earliest in custody first; none of a
   * matter that is parked or does not concern us.
   */
  nextToApply(rootCaseIds: readonly string[]): Promise<StoredEvent[]>;
  /** Of a matter, in the order in which they were applied. */
  markApplied(events: readonly StoredEvent[]): Promise<void>;
  markVoid(event: StoredEvent, reason: string): Promise<void>;
  /** Notes a failed try, unless the event is not pending any more; `state` is what it comes to. */
  markFailed(event: StoredEvent, reason: string, state: 'pending' | 'parked' | 'unsupported_type'): Promise<void>;
  /** Events of types that nobody here knew are pending again. */
  offerUnsupportedAgain(): Promise<void>;
  notices(limit: number): Promise<Notice[]>;
  /** Everything in the log up to here is told. */
  markNoticed(peer: string, epoch: number, seq: number): Promise<void>;
}
