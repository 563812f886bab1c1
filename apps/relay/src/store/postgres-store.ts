import { EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { prepared } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { grouped } from '../link/grouped.js';
import type {
  ApplyStore,
  Custody,
  CustodyView,
  EventKey,
  LinkStore,
  LoggedEvent,
  Notice,
  StoredEvent,
} from '../link/link-store.js';
import { type EventState, readyEvents } from '../protocol/event-state.js';
import type { JournalEntry, JournalKind } from '../protocol/journal.js';
import { type LinkRecord, newLink } from '../protocol/link-record.js';
import { CommitQueue } from './commit-queue.js';
import { PostgresCustody } from './postgres-custody.js';
import {
  type EventColumns,
  eventColumns,
  linkColumns,
  type LinkColumns,
  textOf,
  toLink,
  toStoredEvent,
} from './rows.js';

/** Key of the advisory lock under which an instance's custody changes. */
const custodyLock = 7_364_401;

const entryOf = (kind: JournalKind, { id, rootCaseId }: StoredEvent): JournalEntry => ({
  kind,
  facts: { id, matter: rootCaseId },
});

/** Events of one author that are looked at in one go. */
const longestRun = 16;

/** Of each author in some matters the events from the one before its first that is not done with, where that one may be offered. */
const aboutToApply = `
  select ${eventColumns} from (
    select distinct on (open.root_case_id, open.author) open.root_case_id, open.author, open.iseq, open.state
    from matter join event open using (root_case_id)
    where matter.root_case_id = any (?::uuid[]) and matter.parked is null and ? = any (matter.instances)
      and open.state in ('pending', 'parked', 'unsupported_type')
    order by open.root_case_id, open.author, open.iseq) first
  join event on event.root_case_id = first.root_case_id and event.author = first.author
    and event.iseq between first.iseq - 1 and first.iseq + ${longestRun - 1}
  where first.state = 'pending' order by event.ord`;

/** What neighbours have confirmed and nobody here has been told of. */
const confirmed = `
  select link.peer, link.out_epoch as epoch, log.seq, log.event_id as "eventId", event.author, matter.kind as "matterKind",
    event.root_case_id as "rootCaseId"
  from link cross join lateral (
    select seq, event_id from link_log where peer = link.peer and epoch = link.out_epoch
      and seq > link.notice_cursor and seq <= link.peer_cursor order by seq limit ?) log
  join event on event.id = log.event_id join matter using (root_case_id) order by link.peer, log.seq limit ?`;

@Injectable()
export class PostgresStore implements LinkStore, ApplyStore {
  private readonly commits = new CommitQueue((about, work) => this.transaction(about, work));

  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Makes sure that each neighbour has its link row. */
  async open(neighbours: readonly string[]): Promise<void> {
    for (const peer of neighbours) {
      const { outChain, inChain } = newLink(peer);
      await this.sql().execute(
        `insert into link values (?, 1, 0, ?, 1, 1, 0, ?, 0, 0, 'none') on conflict (peer) do nothing`,
        [peer, outChain, inChain],
      );
    }
  }

  /** PostgreSQL's system identifier, which each new cluster gets. */
  async cluster(): Promise<string> {
    const [row] = await this.sql().execute<{ id: string }[]>(
      'select system_identifier::text as id from pg_control_system()',
    );
    return row?.id ?? '';
  }

  /** One writer at a time: numbers stay gapless, and every cursor moves with the events that it stands for. */
  transact<T>(work: (custody: PostgresCustody) => Promise<T>, about: readonly EventKey[] = []): Promise<T> {
    return this.commits.alone(about, work);
  }

  together<T>(about: readonly EventKey[], work: (custody: Custody) => Promise<T>): Promise<T> {
    return this.commits.together(about, work);
  }

  look<T>(work: (custody: CustodyView) => Promise<T>): Promise<T> {
    const snapshot = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };
    return this.sql().transactional(async (em) => work(await PostgresCustody.begin(em, [])), snapshot);
  }

  async link(peer: string): Promise<LinkRecord> {
    const rows = await prepared<LinkColumns>(this.sql(), `select ${linkColumns} from link where peer = ?`, [peer]);
    return rows.map(toLink)[0] ?? newLink(peer);
  }

  async chainAt(peer: string, epoch: number, seq: number): Promise<string | null> {
    const query = 'select chain from link_log where peer = ? and epoch = ? and seq = ?';
    const [row] = await prepared<{ chain: string }>(this.sql(), query, [peer, epoch, seq]);
    return row?.chain ?? null;
  }

  async readLog(peer: string, epoch: number, { after, max }: { after: number; max: number }): Promise<LoggedEvent[]> {
    const rows = await prepared<{ id: string; body: Uint8Array; jws: string; chain: string }>(
      this.sql(),
      `select event.id, event.body, event.jws, link_log.chain from link_log join event on event.id = link_log.event_id
       where link_log.peer = ? and link_log.epoch = ? and link_log.seq > ? order by link_log.seq limit ?`,
      [peer, epoch, after, max],
    );
    return rows.map(({ id, body, jws, chain }) => ({ id, body: textOf(body), jws, chain }));
  }

  async savePeerCursor(peer: string, epoch: number, cursor: number): Promise<void> {
    const entry: JournalEntry = { kind: 'events.delivered', facts: { peer, epoch, upTo: cursor } };
    await this.changeLink(peer, epoch, (link) => ({ ...link, peerCursor: cursor }), entry);
  }

  async mattersToApply(): Promise<string[]> {
    const rows = await this.sql().execute<{ id: string }[]>(
      `select distinct event.root_case_id as id from event join matter using (root_case_id)
       where event.state = 'pending' and matter.parked is null and ? = any (matter.instances)`,
      [this.offices.self.iid],
    );
    return rows.map(({ id }) => id);
  }

  async nextToApply(rootCaseIds: readonly string[]): Promise<StoredEvent[]> {
    const rows = await prepared<EventColumns>(this.sql(), aboutToApply, [[...rootCaseIds], this.offices.self.iid]);
    const matters = grouped(rows.map(toStoredEvent), ({ rootCaseId }) => rootCaseId);
    return [...matters.values()].flatMap((events) => readyEvents(events));
  }

  async markApplied(events: readonly StoredEvent[]): Promise<void> {
    await this.commits.together(events, async (custody) => {
      await custody.markApplied(events);
      custody.record({ kind: 'events.applied', facts: { events: events.map(({ id }) => id) } });
    });
  }

  async markVoid(event: StoredEvent, reason: string): Promise<void> {
    const change = `update event set state = 'void', last_error = ? where id = ?`;
    await this.locked(change, [reason, event.id], entryOf('event.voided', event));
  }

  async markFailed(event: StoredEvent, reason: string, state: EventState): Promise<void> {
    const change = `update event set tries = tries + 1, last_error = ?, state = ? where id = ? and state = 'pending'`;
    await this.locked(change, [reason, state, event.id], state === 'pending' ? null : entryOf('event.parked', event));
  }

  async offerUnsupportedAgain(): Promise<void> {
    await this.locked(`update event set state = 'pending', tries = 0 where state = 'unsupported_type'`, [], null);
  }

  /** A neighbour's log may hold thousands of others' events: what is passed over once is not looked at again. */
  async notices(limit: number): Promise<Notice[]> {
    for (;;) {
      const rows = await prepared<Notice & { author: string }>(this.sql(), confirmed, [limit, limit]);
      const own = rows.filter(({ author }) => author === this.offices.self.iid);
      if (own.length > 0 || rows.length < limit) return own.map(({ author: _, ...notice }) => notice);
      const last = new Map(rows.map((row) => [row.peer, row]));
      for (const { peer, epoch, seq } of last.values()) await this.markNoticed(peer, epoch, seq);
    }
  }

  async markNoticed(peer: string, epoch: number, seq: number): Promise<void> {
    await this.changeLink(peer, epoch, (link) => ({ ...link, noticeCursor: Math.max(link.noticeCursor, seq) }), null);
  }

  /** A unit of work of its own: the relay's work belongs to no message. */
  private sql(): EntityManager {
    return this.em.fork();
  }

  private async locked(statement: string, parameters: (string | number)[], entry: JournalEntry | null): Promise<void> {
    await this.commits.together([], async (custody) => {
      await custody.ask(statement, parameters);
      if (entry !== null) custody.record(entry);
    });
  }

  private async changeLink(
    peer: string,
    outEpoch: number,
    edit: (link: LinkRecord) => LinkRecord,
    entry: JournalEntry | null,
  ): Promise<void> {
    await this.commits.together([], async (custody) => {
      const link = (await custody.links()).find((candidate) => candidate.peer === peer);
      if (link?.outEpoch === outEpoch) await custody.saveLink(edit(link));
      if (entry !== null) custody.record(entry);
    });
  }

  private transaction<T>(about: readonly EventKey[], work: (custody: PostgresCustody) => Promise<T>): Promise<T> {
    return this.sql().transactional(async (em) => {
      await prepared(em, 'select pg_advisory_xact_lock(?)', [custodyLock]);
      const custody = await PostgresCustody.begin(em, about);
      const result = await work(custody);
      await custody.close();
      return result;
    });
  }
}
