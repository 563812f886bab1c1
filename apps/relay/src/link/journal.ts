import type { JournalHead, JournalPast, JournalRow } from '../protocol/journal.js';

/** This office's journal as it stands, and what is remembered of its neighbours' journals. Entries are added through `Custody.record`. */
export interface Journal {
  /** `null` while it is empty. */
  head(): Promise<JournalHead | null>;
  /** Rows after a number, in order. */
  after(seq: number, limit: number): Promise<JournalRow[]>;
  /** Rows before a number, newest first; `null` begins with the newest. */
  before(seq: number | null, limit: number): Promise<JournalRow[]>;
  /** The hashes at these numbers, as far as there are any. */
  hashes(seqs: readonly number[]): Promise<Map<number, string>>;
  past(peer: string): Promise<JournalPast>;
  /** Remembers where a neighbour's journal stands; false where it has gone back behind what was seen of it before. */
  witness(peer: string, head: JournalHead): Promise<boolean>;
  /** What is remembered of a neighbour's journal, newest first, at most a hundred days. */
  witnessed(peer: string): Promise<JournalHead[]>;
}
