import type { EventFacts } from '../protocol/event.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { WireEvent } from '../protocol/messages.js';
import type { Matter } from '../protocol/routing.js';

/** `own` needs no applying here; `conflict` is a second event under a number that another one has (R11). */
export type EventState = 'own' | 'pending' | 'applied' | 'parked' | 'conflict';

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
  /** The highest number of an author in a matter; 0 where there is none. */
  lastNumber(author: string, rootCaseId: string): Promise<number>;
  isNumberTaken(author: string, rootCaseId: string, iseq: number): Promise<boolean>;
  /** A matter's events in the order in which they came. */
  history(rootCaseId: string): Promise<StoredEvent[]>;
  addEvent(event: StoredEvent): Promise<void>;
  addRejected(rejected: RejectedEvent): Promise<void>;
  appendLog(peer: string, epoch: number, rows: readonly LogRow[]): Promise<void>;
}

/** The durable half of a relay: PostgreSQL in service, memory in the simulator. */
export interface LinkStore {
  /** Runs `work` alone, and commits all of it or nothing. */
  transact<T>(work: (custody: Custody) => Promise<T>): Promise<T>;
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
  /** The next event of each author in a matter that is ready to be offered, earliest in custody first; none while the matter is parked or does not concern us. */
  nextToApply(rootCaseId: string): Promise<StoredEvent[]>;
  markApplied(event: StoredEvent): Promise<void>;
  markFailed(event: StoredEvent, reason: string, isParked: boolean): Promise<void>;
  notices(limit: number): Promise<Notice[]>;
  /** Everything in the log up to here is told. */
  markNoticed(peer: string, epoch: number, seq: number): Promise<void>;
}
