import { hash } from 'node:crypto';
import { genesis } from './chain.js';
import type { Count, Hex256 } from './forms.js';

/** What a relay writes down of what it did with shared matters, in the transaction that does it. */
export const journalKinds = [
  'events.authored',
  'events.taken',
  'events.applied',
  'event.parked',
  'event.voided',
  'events.delivered',
  'matter.conflict',
  'link.renewed',
  'link.epochs',
  'link.doubted',
  'relay.restored',
  'office.moved',
  'journal.lost',
  'operator.acted',
  'file.exported',
  'file.imported',
] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface JournalEntry {
  kind: JournalKind;
  /** Ids, numbers and names of offices; nothing personal. */
  facts: Record<string, unknown>;
}

/** A row of the journal up to which a chain value stands for everything. */
export interface JournalHead {
  seq: Count;
  hash: Hex256;
}

export interface JournalRow extends JournalHead {
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  kind: string;
  /** JSON text, as it was written. */
  facts: string;
}

export const beforeFirst: JournalHead = { seq: 0, hash: genesis };

/** `SHA-256(previous hash ‖ seq LF at LF kind LF facts)`, hexadecimal. */
export function journalHash(previous: string, { seq, at, kind, facts }: Omit<JournalRow, 'hash'>): string {
  const text = [seq, at, kind, facts].join('\n');
  return hash('sha256', Buffer.concat([Buffer.from(previous, 'hex'), Buffer.from(text, 'utf8')]));
}

const eventsOf = ({ facts: { events, ...others } }: JournalEntry): readonly unknown[] | null =>
  Array.isArray(events) && Object.keys(others).length === 0 ? events : null;

/** Entries of one kind that tell of events alone are one, in the place of the first: a row costs more than what it tells. */
export function joined(entries: readonly JournalEntry[]): JournalEntry[] {
  const lists = new Map<JournalKind, unknown[]>();
  return entries.flatMap((entry) => {
    const events = eventsOf(entry);
    if (events === null) return [entry];
    const list = lists.get(entry.kind);
    list?.push(...events);
    if (list !== undefined) return [];
    const own = [...events];
    lists.set(entry.kind, own);
    return [{ kind: entry.kind, facts: { events: own } }];
  });
}

/** Rows that go on from `head`. @param at ISO 8601 UTC with milliseconds */
export function continued(head: JournalHead, entries: readonly JournalEntry[], at: string): JournalRow[] {
  let { seq, hash: last } = head;
  return entries.map(({ kind, facts: told }) => {
    const facts = JSON.stringify(told);
    seq += 1;
    last = journalHash(last, { seq, at, kind, facts });
    return { seq, at, kind, facts, hash: last };
  });
}

/** The first row that is not as it was written: `gap` where rows before it are missing, `content` where it or its hash was changed. */
export interface JournalFault {
  seq: number;
  kind: string;
  what: 'gap' | 'content';
}

/** Looks through the rows that follow `previous`. */
export function firstFault(previous: JournalHead, rows: readonly JournalRow[]): JournalFault | null {
  let before = previous;
  for (const row of rows) {
    const { seq, kind } = row;
    if (seq !== before.seq + 1) return { seq, kind, what: 'gap' };
    if (row.hash !== journalHash(before.hash, row)) return { seq, kind, what: 'content' };
    before = row;
  }
  return null;
}

/** Which heads that a neighbour holds are not in this journal any more; `hashAt` knows the journal's own. */
export function unknownHeads(held: readonly JournalHead[], hashAt: ReadonlyMap<number, string>): JournalHead[] {
  return held.filter(({ seq, hash: value }) => hashAt.get(seq) !== value);
}

/** What this journal says of its own past towards one neighbour. */
export interface JournalPast {
  /** The first restore since the neighbour's heads of a lost part were last written down; `null` where there was none. */
  restoredAt: number | null;
  /** Heads that were written down as lost by a restore. */
  lost: readonly JournalHead[];
}

/**
 * A restore takes the end of the journal away, and the neighbours still hold heads of it: `lost` may be written down as such, once for
 * each restore. Whatever else differs is `forged`.
 */
export function judgeHeads(
  unknown: readonly JournalHead[],
  past: JournalPast,
): { lost: JournalHead[]; forged: JournalHead[] } {
  const isSettled = (head: JournalHead) =>
    past.lost.some(({ seq, hash: value }) => seq === head.seq && value === head.hash);
  const open = unknown.filter((head) => !isSettled(head));
  const { restoredAt } = past;
  if (restoredAt === null) return { lost: [], forged: open };
  return { lost: open.filter(({ seq }) => seq >= restoredAt), forged: open.filter(({ seq }) => seq < restoredAt) };
}
