import type { EntityManager } from '@mikro-orm/postgresql';
import { prepared } from '@qsl/persistence';
import type { LogRow, RejectedEvent, StoredEvent } from '../link/link-store.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Matter } from '../protocol/routing.js';

/** UTF-8 as the author signed it: a text column would refuse what JSON may hold. */
const bytes = (text: string) => Buffer.from(text, 'utf8');

/** Refused events that are kept of a neighbour, the latest: enough to see what it does, and no flood fills the disk. */
const mostEvidence = 1_000;

const forgetOldEvidence = `
  delete from rejected_event where id in (
    select id from (
      select id, row_number() over (partition by peer order by id desc) as place from rejected_event where peer = any (?::text[])
    ) kept where place > ?)`;

/** What a transaction has decided and not yet written. It is written by one statement for each kind of row, however many there are. */
export class PendingWrites {
  private events: StoredEvent[] = [];
  private applied: string[] = [];
  private rejected: RejectedEvent[] = [];
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

  addRejected(rejected: RejectedEvent): void {
    this.rejected.push(rejected);
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
    await this.writeRejected();
    for (const link of this.links.values()) await this.writeLink(link);
    this.links.clear();
  }

  private async writeEvents(): Promise<void> {
    const { events } = this;
    if (events.length === 0) return;
    this.events = [];
    await prepared(
      this.em,
      `insert into event (id, author, root_case_id, iseq, body, jws, state)
       select id, author, root_case_id, iseq, body, jws, state
       from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::bytea[], ?::text[], ?::text[])
         with ordinality as row (id, author, root_case_id, iseq, body, jws, state, place) order by place`,
      [
        events.map(({ id }) => id),
        events.map(({ author }) => author),
        events.map(({ rootCaseId }) => rootCaseId),
        events.map(({ iseq }) => iseq),
        events.map(({ body }) => bytes(body)),
        events.map(({ jws }) => jws),
        events.map(({ state }) => state),
      ],
    );
    for (const { id, blobs } of events) {
      if (blobs !== undefined) await this.writeBlobs(id, JSON.stringify(blobs));
    }
  }

  private async writeApplied(): Promise<void> {
    const { applied } = this;
    if (applied.length === 0) return;
    this.applied = [];
    await prepared(this.em, `update event set state = 'applied', last_error = null where id = any (?::uuid[])`, [
      applied,
    ]);
  }

  private async writeMatters(): Promise<void> {
    const matters = [...this.matters.values()];
    if (matters.length === 0) return;
    this.matters.clear();
    await prepared(
      this.em,
      `insert into matter (root_case_id, kind, instances, parked, last_hash)
       select root_case_id, kind, string_to_array(instances, '.'), parked, last_hash
       from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
         as row (root_case_id, kind, instances, parked, last_hash)
       on conflict (root_case_id) do update
       set instances = excluded.instances, parked = excluded.parked, last_hash = excluded.last_hash`,
      [
        matters.map(({ rootCaseId }) => rootCaseId),
        matters.map(({ kind }) => kind),
        matters.map(({ instances }) => instances.join('.')),
        matters.map(({ parked }) => parked),
        matters.map(({ lastHash }) => lastHash),
      ],
    );
  }

  private async writeLogs(): Promise<void> {
    const { logs } = this;
    if (logs.length === 0) return;
    this.logs = [];
    await prepared(
      this.em,
      `insert into link_log (peer, epoch, seq, event_id, chain)
       select * from unnest(?::text[], ?::int[], ?::int[], ?::uuid[], ?::text[])`,
      [
        logs.map(({ peer }) => peer),
        logs.map(({ epoch }) => epoch),
        logs.map(({ seq }) => seq),
        logs.map(({ eventId }) => eventId),
        logs.map(({ chain }) => chain),
      ],
    );
  }

  private async writeRejected(): Promise<void> {
    const { rejected } = this;
    if (rejected.length === 0) return;
    this.rejected = [];
    await prepared(
      this.em,
      `insert into rejected_event (peer, reason, body, jws)
       select * from unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[])`,
      [
        rejected.map(({ peer }) => peer),
        rejected.map(({ reason }) => reason),
        rejected.map(({ body }) => bytes(body)),
        rejected.map(({ jws }) => bytes(jws)),
      ],
    );
    await prepared(this.em, forgetOldEvidence, [rejected.map(({ peer }) => peer), mostEvidence]);
  }

  private async writeLink(link: LinkRecord): Promise<void> {
    await prepared(
      this.em,
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
