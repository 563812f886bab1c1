import {
  beforeFirst,
  continued,
  firstFault,
  joined,
  type JournalEntry,
  journalHash,
  type JournalRow,
  judgeHeads,
  unknownHeads,
} from './journal.js';

/** A journal of so many entries. */
function aJournal(entries: number): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let seq = 1; seq <= entries; seq += 1) {
    const row = { seq, at: '2026-11-27T05:00:00.000Z', kind: 'events.applied', facts: `{"id":"${seq}"}` };
    rows.push({ ...row, hash: journalHash(rows.at(-1)?.hash ?? beforeFirst.hash, row) });
  }
  return rows;
}

const changed = (rows: JournalRow[], seq: number, change: Partial<JournalRow>) =>
  rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));

const hashesOf = (rows: JournalRow[]) => new Map(rows.map(({ seq, hash }) => [seq, hash]));

describe('a journal', () => {
  it('is as it was written, also where one begins in its middle', () => {
    const rows = aJournal(4);
    expect(firstFault(beforeFirst, rows)).toBeNull();
    expect(firstFault(rows[1] as JournalRow, rows.slice(2))).toBeNull();
  });

  it.each(['facts', 'at', 'kind', 'hash'] as const)('names the first entry whose %s was changed', (field) => {
    const rows = changed(aJournal(4), 2, { [field]: field === 'hash' ? 'ab'.repeat(32) : 'x' });
    expect(firstFault(beforeFirst, rows)).toMatchObject({ seq: 2, what: 'content' });
  });

  it('goes on from where it stood, and verifies', () => {
    const before = aJournal(2);
    const head = before[1] as JournalRow;
    const entries: JournalEntry[] = [1, 2].map((at) => ({ kind: 'link.renewed', facts: { at } }));
    const rows = continued(head, entries, '2026-12-01T05:00:00.000Z');
    expect(rows.map(({ seq, facts }) => [seq, facts])).toEqual([
      [3, '{"at":1}'],
      [4, '{"at":2}'],
    ]);
    expect(firstFault(beforeFirst, [...before, ...rows])).toBeNull();
  });

  it('tells in one entry of all events with which one transaction did the same', () => {
    const applied = (...events: string[]): JournalEntry => ({ kind: 'events.applied', facts: { events } });
    const taken: JournalEntry = { kind: 'events.taken', facts: { peer: 'c610300', events: ['d'] } };
    const entries = [applied('a'), taken, applied('b', 'c'), taken];
    expect(joined(entries)).toEqual([applied('a', 'b', 'c'), taken, taken]);
    expect(entries[0]).toEqual(applied('a'));
  });

  it('names the entry before which one is missing', () => {
    const rows = aJournal(4).filter(({ seq }) => seq !== 2);
    expect(firstFault(beforeFirst, rows)).toMatchObject({ seq: 3, what: 'gap' });
  });

  it('that was written anew is contradicted by what a neighbour remembers, and so is one that lost its end', () => {
    const rows = aJournal(4);
    const held = [{ seq: 4, hash: rows[3]?.hash ?? '' }];
    const forged = aJournal(4).map((row) => ({ ...row, hash: `${row.hash.slice(0, 62)}00` }));
    expect(unknownHeads(held, hashesOf(rows))).toEqual([]);
    expect(unknownHeads(held, hashesOf(forged))).toEqual(held);
    expect(unknownHeads(held, hashesOf(rows.slice(0, 3)))).toEqual(held);
    expect(judgeHeads(held, { restoredAt: null, lost: [] })).toEqual({ lost: [], forged: held });
  });

  it('lost to a restore what comes after it, once; nothing before it', () => {
    const [early, late] = [
      { seq: 3, hash: 'aa' },
      { seq: 9, hash: 'bb' },
    ];
    expect(judgeHeads([early, late], { restoredAt: 5, lost: [] })).toEqual({ lost: [late], forged: [early] });
    expect(judgeHeads([late], { restoredAt: null, lost: [late] })).toEqual({ lost: [], forged: [] });
    expect(judgeHeads([{ ...late, hash: 'cc' }], { restoredAt: null, lost: [late] }).forged).toHaveLength(1);
  });
});
