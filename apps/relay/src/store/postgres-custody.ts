import type { EntityManager } from '@mikro-orm/postgresql';
import type { Custody, EventKey, LogRow, OperatorAct, RejectedEvent, StoredEvent } from '../link/link-store.js';
import { type Parameter, prepared } from '@qsl/persistence';
import { sha256 } from '../protocol/chain.js';
import { continued, joined, type JournalEntry, type JournalHead } from '../protocol/journal.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { EventState } from '../protocol/event-state.js';
import type { Matter } from '../protocol/routing.js';
import { isAnyOpen, open, type Opening } from './opening.js';
import { PendingWrites } from './pending-writes.js';
import { type EventColumns, eventColumns, matterColumns, type MatterColumns, toMatter, toStoredEvent } from './rows.js';

const numbersOf = (author: string, rootCaseId: string) => `${author}/${rootCaseId}`;

/**
 * Custody inside one PostgreSQL transaction. It remembers what it has read and decided; what only the database can answer is asked
 * after all of that was written.
 */
export class PostgresCustody implements Custody {
  private readonly entries: JournalEntry[] = [];
  private readonly pending: PendingWrites;
  private readonly presence = new Map<string, boolean>();
  private readonly lastNumbers = new Map<string, number>();
  private readonly open = new Map<string, boolean>();
  private readonly seenMatters = new Map<string, Matter | null>();
  private readonly seenLinks: Map<string, LinkRecord>;
  private readonly head: JournalHead;

  private constructor(
    private readonly em: EntityManager,
    { links, head }: Opening,
  ) {
    this.pending = new PendingWrites(em);
    this.seenLinks = new Map(links.map((link) => [link.peer, link]));
    this.head = head;
  }

  /** `about`: events that the work will ask about, with their matters and numbers. */
  static async begin(em: EntityManager, about: readonly EventKey[]): Promise<PostgresCustody> {
    const opening = await open(em, about);
    const custody = new PostgresCustody(em, opening);
    custody.remember(about, opening);
    return custody;
  }

  links(): Promise<LinkRecord[]> {
    return Promise.resolve([...this.seenLinks.values()]);
  }

  saveLink(link: LinkRecord): Promise<void> {
    this.seenLinks.set(link.peer, link);
    this.pending.setLink(link);
    return Promise.resolve();
  }

  async matter(rootCaseId: string): Promise<Matter | null> {
    const seen = this.seenMatters.get(rootCaseId);
    if (seen !== undefined) return seen;
    const rows = await this.ask<MatterColumns>(`select ${matterColumns} from matter where root_case_id = ?`, [
      rootCaseId,
    ]);
    const matter = rows.map(toMatter)[0] ?? null;
    this.seenMatters.set(rootCaseId, matter);
    return matter;
  }

  async saveMatter(matter: Matter): Promise<void> {
    this.seenMatters.set(matter.rootCaseId, matter);
    this.pending.setMatter(matter);
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
    const rows = await this.ask<MatterColumns>(
      `select ${matterColumns} from matter where (?::uuid is null or root_case_id > ?::uuid) and (?::uuid is null or root_case_id <= ?::uuid)
       order by root_case_id limit ?`,
      [after, after, upTo, upTo, limit],
    );
    return rows.map(toMatter);
  }

  async event(id: string): Promise<StoredEvent | null> {
    if (this.presence.get(id) === false) return null;
    const rows = await this.ask<EventColumns>(`select ${eventColumns} from event where id = ?`, [id]);
    return rows.map(toStoredEvent)[0] ?? null;
  }

  async known(ids: readonly string[]): Promise<Set<string>> {
    const unseen = ids.filter((id) => !this.presence.has(id));
    if (unseen.length > 0) await this.lookFor(unseen);
    return new Set(ids.filter((id) => this.presence.get(id) === true));
  }

  async altered(events: readonly Pick<StoredEvent, 'id' | 'body'>[]): Promise<Set<string>> {
    if (events.length === 0) return new Set();
    const query = `select event.id from event join unnest(?::uuid[], ?::text[]) as told (id, hash) using (id)
      where encode(sha256(event.body), 'hex') <> told.hash`;
    const rows = await this.ask<{ id: string }>(query, [
      events.map(({ id }) => id),
      events.map(({ body }) => sha256(body)),
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  async lastNumber(author: string, rootCaseId: string): Promise<number> {
    const seen = this.lastNumbers.get(numbersOf(author, rootCaseId));
    if (seen !== undefined) return seen;
    const [row] = await this.ask<{ last: number }>(
      'select coalesce(max(iseq), 0) as last from event where author = ? and root_case_id = ?',
      [author, rootCaseId],
    );
    const last = row?.last ?? 0;
    this.lastNumbers.set(numbersOf(author, rootCaseId), last);
    return last;
  }

  async hasOpen(author: string, rootCaseId: string): Promise<boolean> {
    const seen = this.open.get(numbersOf(author, rootCaseId));
    if (seen !== undefined) return seen;
    const query = `select ${isAnyOpen} as is_open from event where author = ? and root_case_id = ?`;
    const [row] = await this.ask<{ is_open: boolean }>(query, [author, rootCaseId]);
    return row?.is_open ?? false;
  }

  async isNumberTaken(author: string, rootCaseId: string, iseq: number): Promise<boolean> {
    if (iseq > (await this.lastNumber(author, rootCaseId))) return false;
    const query = 'select 1 from event where author = ? and root_case_id = ? and iseq = ?';
    return (await this.ask<object>(query, [author, rootCaseId, iseq])).length > 0;
  }

  async history(rootCaseId: string): Promise<StoredEvent[]> {
    const query = `select ${eventColumns} from event where root_case_id = ? order by ord`;
    return (await this.ask<EventColumns>(query, [rootCaseId])).map(toStoredEvent);
  }

  async eventIds(rootCaseIds: readonly string[]): Promise<Pick<StoredEvent, 'id' | 'rootCaseId'>[]> {
    if (rootCaseIds.length === 0) return [];
    const query = `select id, root_case_id as "rootCaseId" from event where root_case_id = any (?::uuid[])`;
    return this.ask<Pick<StoredEvent, 'id' | 'rootCaseId'>>(query, [rootCaseIds]);
  }

  /** PostgreSQL knows how long a body is without reading it. */
  async events(ids: readonly string[], { most, bytes }: { most: number; bytes: number }): Promise<StoredEvent[]> {
    if (ids.length === 0) return [];
    const query = `select ${eventColumns} from (
        select id, sum(octet_length(body)) over (order by ord) - octet_length(body) as before
        from event where id = any (?::uuid[]) order by ord limit ?) sized
      join event using (id) where before <= ? order by ord`;
    return (await this.ask<EventColumns>(query, [[...ids], most, bytes])).map(toStoredEvent);
  }

  async addEvent(event: StoredEvent): Promise<void> {
    const last = await this.lastNumber(event.author, event.rootCaseId);
    this.lastNumbers.set(numbersOf(event.author, event.rootCaseId), Math.max(last, event.iseq));
    this.presence.set(event.id, true);
    this.pending.addEvent(event);
  }

  async markApplied(events: readonly StoredEvent[]): Promise<void> {
    this.pending.addApplied(events.map(({ id }) => id));
    for (const { rootCaseId, body } of events) {
      const matter = await this.matter(rootCaseId);
      if (matter !== null) await this.saveMatter({ ...matter, lastHash: sha256(body) });
    }
  }

  async changeState(id: string, state: EventState, reason: string | null): Promise<void> {
    await this.ask('update event set state = ?, last_error = ?, tries = 0 where id = ?', [state, reason, id]);
  }

  async addAct({ by, personId, act, target, reason }: OperatorAct): Promise<void> {
    await this.ask('insert into operator_act ("by", person_id, act, target, reason) values (?, ?, ?, ?, ?)', [
      by,
      personId,
      act,
      target,
      reason,
    ]);
    const digest = sha256(JSON.stringify([by, personId, reason]));
    this.record({ kind: 'operator.acted', facts: { act, target, digest } });
  }

  async addRejected(rejected: RejectedEvent): Promise<void> {
    this.pending.addRejected(rejected);
  }

  async appendLog(peer: string, epoch: number, rows: readonly LogRow[]): Promise<void> {
    this.pending.addLog(peer, epoch, rows);
  }

  record(entry: JournalEntry): void {
    this.entries.push(entry);
  }

  /** Asks the database, which first hears of all that was decided before. */
  async ask<Row extends object>(statement: string, parameters: readonly Parameter[]): Promise<Row[]> {
    await this.pending.write();
    return prepared<Row>(this.em, statement, parameters);
  }

  /** The last thing that a transaction does: writes what is left, and what was recorded into the journal. */
  async close(): Promise<void> {
    this.pending.addToJournal(continued(this.head, joined(this.entries), new Date().toISOString()));
    await this.pending.write();
  }

  private remember(about: readonly EventKey[], { known, matters, numbers }: Opening): void {
    for (const { id, author, rootCaseId } of about) {
      this.presence.set(id, false);
      this.seenMatters.set(rootCaseId, null);
      this.lastNumbers.set(numbersOf(author, rootCaseId), 0);
      this.open.set(numbersOf(author, rootCaseId), false);
    }
    for (const id of known) this.presence.set(id, true);
    for (const matter of matters) this.seenMatters.set(matter.rootCaseId, matter);
    for (const { author, rootCaseId, last, isOpen } of numbers) {
      this.lastNumbers.set(numbersOf(author, rootCaseId), last);
      this.open.set(numbersOf(author, rootCaseId), isOpen);
    }
  }

  private async lookFor(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.presence.set(id, false);
    const rows = await this.ask<{ id: string }>('select id from event where id = any (?::uuid[])', [ids]);
    for (const { id } of rows) this.presence.set(id, true);
  }
}
