import type { EntityManager } from '@mikro-orm/postgresql';
import type { LogRow, StoredEvent } from '../link/link-store.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Matter } from '../protocol/routing.js';

/** UTF-8 as the author signed it: a text column would refuse what JSON may hold. */
export const bytes = (text: string) => Buffer.from(text, 'utf8');

/** Of so many values: the planner knows their number, and takes an index. */
export const listOf = (values: readonly unknown[]) => `(${values.map(() => '?').join(', ')})`;

const placeholders = (rows: number, row: string) => Array<string>(rows).fill(row).join(', ');

/** What a transaction has decided and not yet written. It is written by one statement for each kind of row, however many there are. */
export class PendingWrites {
  private events: StoredEvent[] = [];
  private applied: string[] = [];
  private logs: (LogRow & { peer: string; epoch: number })[] = [];
  private readonly matters = new Map<string, Matter>();
  private readonly links = new Map<string, LinkRecord>();

  constructor(private readonly em: EntityManager) {}

  addEvent(event: StoredEvent): void {
    this.events.push(event);
  }

  addApplied(ids: readonly string[]): void {
    this.applied.push(...ids);
  }

  addLog(peer: string, epoch: number, rows: readonly LogRow[]): void {
    for (const row of rows) this.logs.push({ ...row, peer, epoch });
  }

  setMatter(matter: Matter): void {
    this.matters.set(matter.rootCaseId, matter);
  }

  setLink(link: LinkRecord): void {
    this.links.set(link.peer, link);
  }

  /** Afterwards the database can be asked about all of it. */
  async write(): Promise<void> {
    await this.writeEvents();
    await this.writeApplied();
    await this.writeMatters();
    await this.writeLogs();
    for (const link of this.links.values()) await this.writeLink(link);
    this.links.clear();
  }

  private async writeEvents(): Promise<void> {
    const { events } = this;
    if (events.length === 0) return;
    this.events = [];
    await this.em.execute(
      `insert into event (id, author, root_case_id, iseq, body, jws, state)
       values ${placeholders(events.length, '(?, ?, ?, ?, ?, ?, ?)')}`,
      events.flatMap(({ id, author, rootCaseId, iseq, body, jws, state }) => {
        return [id, author, rootCaseId, iseq, bytes(body), jws, state];
      }),
    );
    for (const { id, blobs } of events) {
      if (blobs !== undefined) await this.writeBlobs(id, JSON.stringify(blobs));
    }
  }

  private async writeApplied(): Promise<void> {
    const { applied } = this;
    if (applied.length === 0) return;
    this.applied = [];
    await this.em.execute(
      `update event set state = 'applied', last_error = null where id in ${listOf(applied)}`,
      applied,
    );
  }

  private async writeMatters(): Promise<void> {
    const matters = [...this.matters.values()];
    if (matters.length === 0) return;
    this.matters.clear();
    const row = '(?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?)';
    await this.em.execute(
      `insert into matter (root_case_id, kind, instances, parked, last_hash) values ${placeholders(matters.length, row)}
       on conflict (root_case_id) do update
       set instances = excluded.instances, parked = excluded.parked, last_hash = excluded.last_hash`,
      matters.flatMap(({ rootCaseId, kind, instances, parked, lastHash }) => {
        return [rootCaseId, kind, JSON.stringify(instances), parked, lastHash];
      }),
    );
  }

  private async writeLogs(): Promise<void> {
    const { logs } = this;
    if (logs.length === 0) return;
    this.logs = [];
    await this.em.execute(
      `insert into link_log (peer, epoch, seq, event_id, chain)
       select row ->> 'peer', (row ->> 'epoch')::int, (row ->> 'seq')::int, (row ->> 'eventId')::uuid, row ->> 'chain'
       from jsonb_array_elements(?::jsonb) as row`,
      [JSON.stringify(logs)],
    );
  }

  private async writeLink(link: LinkRecord): Promise<void> {
    await this.em.execute(
      `update link set out_epoch = ?, out_head = ?, out_chain = ?, seen_epoch = ?, in_epoch = ?, in_cursor = ?, in_chain = ?,
       peer_cursor = ?, notice_cursor = ?, recovery = ?, standing = ?, carried = ?::jsonb where peer = ?`,
      [link.outEpoch, link.outHead, link.outChain, link.seenEpoch, link.inEpoch, link.inCursor, link.inChain].concat([
        link.peerCursor,
        link.noticeCursor,
        link.recovery,
        link.standing,
        JSON.stringify(link.carried),
        link.peer,
      ]),
    );
  }

  private async writeBlobs(eventId: string, blobs: string): Promise<void> {
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
