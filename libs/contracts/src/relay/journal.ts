import { Nothing, rpc } from '../kernel/rpc.js';
import { PageQuery } from '../kernel/page.js';

/** One thing that this office's relay did with shared matters. */
export class JournalEntryView {
  /** Gapless from 1. */
  seq!: number;
  /** ISO 8601 UTC. */
  at!: string;
  kind!: string;
  /** Ids, numbers and offices as JSON text. */
  facts!: string;
  /** Hex SHA-256 over the hash before and this entry. */
  hash!: string;
}

/** Newest first. */
export class JournalList {
  items!: JournalEntryView[];
  nextCursor!: string | null;
}

export class JournalFaultView {
  seq!: number;
  kind!: string;
  /** `gap`: entries before it are missing; `content`: it was changed after it was written. */
  what!: 'gap' | 'content';
}

export class JournalWitnessView {
  peer!: string;
  peerName!: string;
  /** `agrees`; `differs`: it remembers an entry that is not in this journal any more; `silent`: it did not answer. */
  result!: 'agrees' | 'differs' | 'silent';
  /** Places of this journal that it remembers. */
  remembered!: number;
  /** Places among them that a restore from a backup took away, as the journal says. */
  lost!: number;
  /** The first entry that differs. */
  differsAt!: number | null;
}

export class JournalVerdict {
  /** Whether neither the journal itself nor a neighbour's memory contradicts it. */
  isIntact!: boolean;
  entries!: number;
  /** The first entry that is not as it was written; `null` where there is none. */
  fault!: JournalFaultView | null;
  witnesses!: JournalWitnessView[];
}

export const listJournal = rpc('relay.journal.list', PageQuery, JournalList);
/** Reads the whole journal and asks the neighbours what they remember of it. */
export const verifyJournal = rpc('relay.journal.verify', Nothing, JournalVerdict);
