import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import type { ApplyStore, Custody, LinkStore, LoggedEvent, Notice, StoredEvent } from '../link/link-store.js';
import { sha256 } from '../protocol/chain.js';
import type { EventState } from '../protocol/event-state.js';
import type { JournalEntry, JournalKind } from '../protocol/journal.js';
import { type LinkRecord, newLink } from '../protocol/link-record.js';
import { PostgresCustody } from './postgres-custody.js';
import { type EventColumns, eventColumns, type LinkColumns, textOf, toLink, toStoredEvent } from './rows.js';

/** Key of the advisory lock under which an instance's custody changes. */
const custodyLock = 7_364_401;

const entryOf = (kind: JournalKind, { id, rootCaseId }: StoredEvent): JournalEntry => ({
  kind,
  facts: { id, matter: rootCaseId },
});

@Injectable()
export class PostgresStore implements LinkStore, ApplyStore {
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
  transact<T>(work: (custody: Custody) => Promise<T>): Promise<T> {
    return this.alone((_em, custody) => work(custody));
  }

  async link(peer: string): Promise<LinkRecord> {
    const rows = await this.sql().execute<LinkColumns[]>('select * from link where peer = ?', [peer]);
    return rows.map(toLink)[0] ?? newLink(peer);
  }

  async chainAt(peer: string, epoch: number, seq: number): Promise<string | null> {
    const query = 'select chain from link_log where peer = ? and epoch = ? and seq = ?';
    const [row] = await this.sql().execute<{ chain: string }[]>(query, [peer, epoch, seq]);
    return row?.chain ?? null;
  }

  async readLog(peer: string, epoch: number, { after, max }: { after: number; max: number }): Promise<LoggedEvent[]> {
    const rows = await this.sql().execute<{ id: string; body: Uint8Array; jws: string; chain: string }[]>(
      `select event.id, event.body, event.jws, link_log.chain from link_log join event on event.id = link_log.event_id
       where link_log.peer = ? and link_log.epoch = ? and link_log.seq > ? order by link_log.seq limit ?`,
      [peer, epoch, after, max],
    );
    return rows.map(({ id, body, jws, chain }) => ({ id, body: textOf(body), jws, chain }));
  }

  async savePeerCursor(peer: string, epoch: number, cursor: number): Promise<void> {
    const change = 'update link set peer_cursor = ? where peer = ? and out_epoch = ?';
    await this.locked(change, [cursor, peer, epoch], {
      kind: 'events.delivered',
      facts: { peer, epoch, upTo: cursor },
    });
  }

  async mattersToApply(): Promise<string[]> {
    const rows = await this.sql().execute<{ id: string }[]>(
      `select distinct event.root_case_id as id from event join matter using (root_case_id)
       where event.state = 'pending' and matter.parked is null and ? = any (matter.instances)`,
      [this.offices.self.iid],
    );
    return rows.map(({ id }) => id);
  }

  async nextToApply(rootCaseId: string): Promise<StoredEvent[]> {
    const rows = await this.sql().execute<EventColumns[]>(
      `select ${eventColumns} from event join matter using (root_case_id)
       where event.ord in (select first.ord from (
           select distinct on (author) ord, author, iseq, state from event
           where root_case_id = ? and state in ('pending', 'parked', 'unsupported_type') order by author, iseq) first
         where first.state = 'pending' and (first.iseq = 1 or exists (
           select 1 from event before where before.root_case_id = ? and before.author = first.author
           and before.iseq = first.iseq - 1 and before.state in ('own', 'applied', 'skipped', 'void'))))
       and matter.parked is null and ? = any (matter.instances) order by event.ord`,
      [rootCaseId, rootCaseId, this.offices.self.iid],
    );
    return rows.map(toStoredEvent);
  }

  async markApplied(event: StoredEvent): Promise<void> {
    await this.alone(async (em, custody) => {
      await em.execute(`update event set state = 'applied', last_error = null where id = ?`, [event.id]);
      await em.execute('update matter set last_hash = ? where root_case_id = ?', [
        sha256(event.body),
        event.rootCaseId,
      ]);
      custody.record(entryOf('event.applied', event));
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

  async notices(limit: number): Promise<Notice[]> {
    return this.sql().execute<Notice[]>(
      `select link.peer, link.out_epoch as epoch, link_log.seq, event.id as "eventId", matter.kind as "matterKind",
         event.root_case_id as "rootCaseId"
       from link join link_log on link_log.peer = link.peer and link_log.epoch = link.out_epoch
         and link_log.seq > link.notice_cursor and link_log.seq <= link.peer_cursor
       join event on event.id = link_log.event_id join matter using (root_case_id)
       where event.author = ? order by link.peer, link_log.seq limit ?`,
      [this.offices.self.iid, limit],
    );
  }

  async markNoticed(peer: string, epoch: number, seq: number): Promise<void> {
    const change = 'update link set notice_cursor = greatest(notice_cursor, ?) where peer = ? and out_epoch = ?';
    await this.locked(change, [seq, peer, epoch], null);
  }

  /** A unit of work of its own: the relay's work belongs to no message. */
  private sql(): EntityManager {
    return this.em.fork();
  }

  private async locked(statement: string, parameters: (string | number)[], entry: JournalEntry | null): Promise<void> {
    await this.alone(async (em, custody) => {
      await em.execute(statement, parameters);
      if (entry !== null) custody.record(entry);
    });
  }

  private alone<T>(work: (em: EntityManager, custody: PostgresCustody) => Promise<T>): Promise<T> {
    return this.sql().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [custodyLock]);
      const custody = new PostgresCustody(em);
      const result = await work(em, custody);
      await custody.close();
      return result;
    });
  }
}
