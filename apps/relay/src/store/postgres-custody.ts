import type { EntityManager } from '@mikro-orm/postgresql';
import type { Custody, LogRow, OperatorAct, RejectedEvent, StoredEvent } from '../link/link-store.js';
import { sha256 } from '../protocol/chain.js';
import type { JournalEntry } from '../protocol/journal.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { EventState } from '../protocol/event-state.js';
import type { Matter } from '../protocol/routing.js';
import {
  type EventColumns,
  eventColumns,
  type LinkColumns,
  type MatterColumns,
  toLink,
  toMatter,
  toStoredEvent,
} from './rows.js';

const bytes = (text: string) => Buffer.from(text, 'utf8');

/** `journalHash`, in the database, so that no answer has to come back in between. */
const appendToJournal = `
  with recursive entry as (
    select ordinality as n, value ->> 'kind' as kind, value ->> 'facts' as facts
    from jsonb_array_elements(?::jsonb) with ordinality),
  told as (select ?::text as at),
  head as (select seq, hash from journal order by seq desc limit 1),
  chained (n, seq, kind, facts, hash) as (
    select 0::bigint, coalesce((select seq from head), 0), '', '', coalesce((select hash from head), repeat('0', 64))
    union all
    select entry.n, chained.seq + 1, entry.kind, entry.facts, encode(sha256(decode(chained.hash, 'hex') || convert_to(
      concat_ws(E'\\n', (chained.seq + 1)::text, told.at, entry.kind, entry.facts), 'UTF8')), 'hex')
    from chained join entry on entry.n = chained.n + 1, told)
  insert into journal (seq, at, kind, facts, hash)
  select chained.seq, told.at::timestamptz, chained.kind, chained.facts, chained.hash from chained, told where n > 0`;

/** Custody inside one PostgreSQL transaction. */
export class PostgresCustody implements Custody {
  private readonly entries: JournalEntry[] = [];

  constructor(private readonly em: EntityManager) {}

  async links(): Promise<LinkRecord[]> {
    return (await this.em.execute<LinkColumns[]>('select * from link order by peer')).map(toLink);
  }

  async saveLink(link: LinkRecord): Promise<void> {
    await this.em.execute(
      `update link set out_epoch = ?, out_head = ?, out_chain = ?, seen_epoch = ?, in_epoch = ?, in_cursor = ?, in_chain = ?,
       peer_cursor = ?, notice_cursor = ?, recovery = ?, standing = ? where peer = ?`,
      [link.outEpoch, link.outHead, link.outChain, link.seenEpoch, link.inEpoch, link.inCursor, link.inChain].concat([
        link.peerCursor,
        link.noticeCursor,
        link.recovery,
        link.standing,
        link.peer,
      ]),
    );
  }

  async matter(rootCaseId: string): Promise<Matter | null> {
    const rows = await this.em.execute<MatterColumns[]>('select * from matter where root_case_id = ?', [rootCaseId]);
    return rows.map(toMatter)[0] ?? null;
  }

  async saveMatter(matter: Matter): Promise<void> {
    await this.em.execute(
      `insert into matter (root_case_id, kind, instances, parked, last_hash)
       values (?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?)
       on conflict (root_case_id) do update
       set instances = excluded.instances, parked = excluded.parked, last_hash = excluded.last_hash`,
      [matter.rootCaseId, matter.kind, JSON.stringify(matter.instances), matter.parked, matter.lastHash],
    );
  }

  async matters({
    after,
    upTo,
    limit,
  }: {
    after: string | null;
    upTo: string | null;
    limit: number;
  }): Promise<Matter[]> {
    const rows = await this.em.execute<MatterColumns[]>(
      `select * from matter where (?::uuid is null or root_case_id > ?::uuid) and (?::uuid is null or root_case_id <= ?::uuid)
       order by root_case_id limit ?`,
      [after, after, upTo, upTo, limit],
    );
    return rows.map(toMatter);
  }

  async event(id: string): Promise<StoredEvent | null> {
    const rows = await this.em.execute<EventColumns[]>(`select ${eventColumns} from event where id = ?`, [id]);
    return rows.map(toStoredEvent)[0] ?? null;
  }

  async known(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.em.execute<{ id: string }[]>(
      'select id from event where id in (select value::uuid from jsonb_array_elements_text(?::jsonb))',
      [JSON.stringify(ids)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async lastNumber(author: string, rootCaseId: string): Promise<number> {
    const [row] = await this.em.execute<{ last: number }[]>(
      'select coalesce(max(iseq), 0) as last from event where author = ? and root_case_id = ?',
      [author, rootCaseId],
    );
    return row?.last ?? 0;
  }

  async isNumberTaken(author: string, rootCaseId: string, iseq: number): Promise<boolean> {
    const rows = await this.em.execute<object[]>(
      'select 1 from event where author = ? and root_case_id = ? and iseq = ?',
      [author, rootCaseId, iseq],
    );
    return rows.length > 0;
  }

  async history(rootCaseId: string): Promise<StoredEvent[]> {
    const query = `select ${eventColumns} from event where root_case_id = ? order by ord`;
    return (await this.em.execute<EventColumns[]>(query, [rootCaseId])).map(toStoredEvent);
  }

  async addEvent(event: StoredEvent): Promise<void> {
    await this.em.execute(
      'insert into event (id, author, root_case_id, iseq, body, jws, state) values (?, ?, ?, ?, ?, ?, ?)',
      [event.id, event.author, event.rootCaseId, event.iseq, bytes(event.body), event.jws, event.state],
    );
    if (event.blobs !== undefined) await this.addBlobs(event.id, JSON.stringify(event.blobs));
  }

  async changeState(id: string, state: EventState, reason: string | null): Promise<void> {
    await this.em.execute('update event set state = ?, last_error = ?, tries = 0 where id = ?', [state, reason, id]);
  }

  async addAct({ by, personId, act, target, reason }: OperatorAct): Promise<void> {
    await this.em.execute('insert into operator_act ("by", person_id, act, target, reason) values (?, ?, ?, ?, ?)', [
      by,
      personId,
      act,
      target,
      reason,
    ]);
    const digest = sha256(JSON.stringify([by, personId, reason]));
    this.record({ kind: 'operator.acted', facts: { act, target, digest } });
  }

  async addRejected({ peer, reason, body, jws }: RejectedEvent): Promise<void> {
    await this.em.execute('insert into rejected_event (peer, reason, body, jws) values (?, ?, ?, ?)', [
      peer,
      reason,
      bytes(body),
      bytes(jws),
    ]);
  }

  async appendLog(peer: string, epoch: number, rows: readonly LogRow[]): Promise<void> {
    await this.em.execute(
      `insert into link_log (peer, epoch, seq, event_id, chain)
       select ?, ?, (row ->> 'seq')::int, (row ->> 'eventId')::uuid, row ->> 'chain' from jsonb_array_elements(?::jsonb) as row`,
      [peer, epoch, JSON.stringify(rows)],
    );
  }

  record(entry: JournalEntry): void {
    this.entries.push(entry);
  }

  /** The last thing that a transaction does: writes what was recorded into the journal, in one statement however much it is. */
  async close(): Promise<void> {
    if (this.entries.length === 0) return;
    const rows = this.entries.map(({ kind, facts }) => ({ kind, facts: JSON.stringify(facts) }));
    await this.em.execute(appendToJournal, [JSON.stringify(rows), new Date().toISOString()]);
  }

  private async addBlobs(eventId: string, blobs: string): Promise<void> {
    await this.em.execute(
      `insert into event_blob (event_id, sha256, size, name, type)
       select ?, named ->> 'sha256', (named ->> 'size')::int, named ->> 'name', named ->> 'type'
       from jsonb_array_elements(?::jsonb) as named on conflict do nothing`,
      [eventId, blobs],
    );
    await this.em.execute(
      `insert into blob (sha256, state) select distinct named ->> 'sha256', 'wanted'
       from jsonb_array_elements(?::jsonb) as named on conflict do nothing`,
      [blobs],
    );
  }
}
