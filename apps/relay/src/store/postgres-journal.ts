import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { prepared } from '@qsl/persistence';
import type { Journal } from '../link/journal.js';
import type { JournalHead, JournalPast, JournalRow } from '../protocol/journal.js';

/** Places of one neighbour's journal that are remembered here, and told to it in one answer. */
const mostRemembered = 400;
const mostTold = 100;

interface JournalColumns extends Omit<JournalRow, 'at'> {
  at: Date | string;
}

const toRow = ({ seq, at, kind, facts, hash }: JournalColumns): JournalRow => ({
  seq,
  at: new Date(at).toISOString(),
  kind,
  facts,
  hash,
});

@Injectable()
export class PostgresJournal implements Journal {
  constructor(private readonly em: EntityManager) {}

  async head(): Promise<JournalHead | null> {
    const [head] = await this.rows<JournalHead>('select seq, hash from journal order by seq desc limit 1', []);
    return head ?? null;
  }

  async after(seq: number, limit: number): Promise<JournalRow[]> {
    const rows = await this.rows<JournalColumns>('select * from journal where seq > ? order by seq limit ?', [
      seq,
      limit,
    ]);
    return rows.map(toRow);
  }

  async before(seq: number | null, limit: number): Promise<JournalRow[]> {
    const query = 'select * from journal where (?::int is null or seq < ?::int) order by seq desc limit ?';
    return (await this.rows<JournalColumns>(query, [seq, seq, limit])).map(toRow);
  }

  async hashes(seqs: readonly number[]): Promise<Map<number, string>> {
    if (seqs.length === 0) return new Map();
    const query = 'select seq, hash from journal where seq = any (?::int[])';
    const rows = await prepared<JournalHead>(this.em.fork(), query, [seqs]);
    return new Map(rows.map(({ seq, hash }) => [seq, hash]));
  }

  async past(peer: string): Promise<JournalPast> {
    const settled = await this.rows<{ seq: number; facts: string }>(
      `select seq, facts from journal where kind = 'journal.lost' and facts::jsonb ->> 'peer' = ? order by seq`,
      [peer],
    );
    const [restored] = await this.rows<{ seq: number | null }>(
      `select min(seq) as seq from journal where kind = 'relay.restored' and seq > ?`,
      [settled.at(-1)?.seq ?? 0],
    );
    const lost = settled.flatMap(({ facts }) => (JSON.parse(facts) as { heads: JournalHead[] }).heads);
    return { restoredAt: restored?.seq ?? null, lost };
  }

  async witness(peer: string, { seq, hash }: JournalHead): Promise<boolean> {
    return this.em.fork().transactional(async (em) => {
      const receded = await em.execute<object[]>(
        `update journal_witness set kept = true where peer = ? and (seq > ? or (seq = ? and hash <> ?)) and not kept returning 1`,
        [peer, seq, seq, hash],
      );
      const daily = 'delete from journal_witness where peer = ? and seen_on = current_date and seq < ? and not kept';
      await em.execute(daily, [peer, seq]);
      await em.execute(
        'insert into journal_witness (peer, seq, hash, seen_on) values (?, ?, ?, current_date) on conflict do nothing',
        [peer, seq, hash],
      );
      await em.execute(
        `delete from journal_witness where peer = ? and (seq, hash) not in
         (select seq, hash from journal_witness where peer = ? order by seen_on desc, seq desc limit ?)`,
        [peer, peer, mostRemembered],
      );
      return receded.length === 0;
    });
  }

  witnessed(peer: string): Promise<JournalHead[]> {
    return this.rows(
      'select seq, hash from journal_witness where peer = ? order by kept desc, seen_on desc, seq desc limit ?',
      [peer, mostTold],
    );
  }

  private rows<T>(query: string, parameters: (string | number | null)[]): Promise<T[]> {
    return this.em.fork().execute<T[]>(query, parameters);
  }
}
