import type { EntityManager } from '@mikro-orm/postgresql';
import { type Parameter, prepared } from '@qsl/persistence';
import type { LogRow, RejectedEvent, StoredEvent } from '../link/link-store.js';
import type { JournalRow } from '../protocol/journal.js';
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

/** A list for each column, as `unnest` takes them. */
const columns = <Row>(rows: readonly Row[], ...values: ((row: Row) => Parameter)[]): Parameter[] =>
  values.map((value) => rows.map(value));

/** One statement for all that a transaction decides, of whatever kind: each way to the database and back costs more than the rows. */
const decided = `
  with added_event as (
    insert into event (id, author, root_case_id, iseq, body, jws, state)
    select id, author, root_case_id, iseq, body, jws, state
    from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::bytea[], ?::text[], ?::text[])
      with ordinality as row (id, author, root_case_id, iseq, body, jws, state, place) order by place),
  applied_event as (
    update event set state = 'applied', last_error = null where id = any (?::uuid[])),
  saved_matter as (
    insert into matter (root_case_id, kind, instances, parked, last_hash)
    select root_case_id, kind, string_to_array(instances, '.'), parked, last_hash
    from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) as row (root_case_id, kind, instances, parked, last_hash)
    on conflict (root_case_id) do update
    set instances = excluded.instances, parked = excluded.parked, last_hash = excluded.last_hash),
  logged_event as (
    insert into link_log (peer, epoch, seq, event_id, chain)
    select * from unnest(?::text[], ?::int[], ?::int[], ?::uuid[], ?::text[])),
  saved_link as (
    update link set out_epoch = row.out_epoch, out_head = row.out_head, out_chain = row.out_chain, seen_epoch = row.seen_epoch,
      in_epoch = row.in_epoch, in_cursor = row.in_cursor, in_chain = row.in_chain, peer_cursor = row.peer_cursor,
      notice_cursor = row.notice_cursor, recovery = row.recovery, standing = row.standing, carried = row.carried::jsonb
    from unnest(?::text[], ?::int[], ?::int[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
      as row (peer, out_epoch, out_head, out_chain, seen_epoch, in_epoch, in_cursor, in_chain, peer_cursor, notice_cursor, recovery, standing, carried)
    where link.peer = row.peer),
  journalled as (
    insert into journal (seq, at, kind, facts, hash)
    select * from unnest(?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[]))
  select 1`;

/** What a transaction has decided and not yet written. */
export class PendingWrites {
  private events: StoredEvent[] = [];
  private applied: string[] = [];
  private rejected: RejectedEvent[] = [];
  private logs: (LogRow & { peer: string; epoch: number })[] = [];
  private journal: JournalRow[] = [];
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

  addToJournal(rows: readonly JournalRow[]): void {
    this.journal.push(...rows);
  }

  setMatter(matter: Matter): void {
    this.matters.set(matter.rootCaseId, matter);
  }

  setLink(link: LinkRecord): void {
    this.links.set(link.peer, link);
  }

  /** Afterwards the database can be asked about all of it. */
  async write(): Promise<void> {
    const { events } = this;
    const parameters = this.take();
    if (parameters !== null) await prepared(this.em, decided, parameters);
    for (const { id, blobs } of events) {
      if (blobs !== undefined) await this.writeBlobs(id, JSON.stringify(blobs));
    }
    await this.writeRejected();
  }

  /** The parameters of `decided`; `null` where there is nothing to write. */
  private take(): Parameter[] | null {
    const { events, applied, logs, journal } = this;
    const matters = [...this.matters.values()];
    const links = [...this.links.values()];
    if ([events, applied, matters, logs, links, journal].every(({ length }) => length === 0)) return null;
    this.events = [];
    this.applied = [];
    this.logs = [];
    this.journal = [];
    this.matters.clear();
    this.links.clear();
    return [...eventLists(events), applied, ...matterLists(matters), ...logLists(logs)].concat(
      linkLists(links),
      journalLists(journal),
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

function eventLists(events: readonly StoredEvent[]): Parameter[] {
  return columns(
    events,
    ({ id }) => id,
    ({ author }) => author,
    ({ rootCaseId }) => rootCaseId,
    ({ iseq }) => iseq,
    ({ body }) => bytes(body),
    ({ jws }) => jws,
    ({ state }) => state,
  );
}

function matterLists(matters: readonly Matter[]): Parameter[] {
  return columns(
    matters,
    ({ rootCaseId }) => rootCaseId,
    ({ kind }) => kind,
    ({ instances }) => instances.join('.'),
    ({ parked }) => parked,
    ({ lastHash }) => lastHash,
  );
}

function logLists(logs: readonly (LogRow & { peer: string; epoch: number })[]): Parameter[] {
  return columns(
    logs,
    ({ peer }) => peer,
    ({ epoch }) => epoch,
    ({ seq }) => seq,
    ({ eventId }) => eventId,
    ({ chain }) => chain,
  );
}

function linkLists(links: readonly LinkRecord[]): Parameter[] {
  return columns(
    links,
    ({ peer }) => peer,
    ({ outEpoch }) => outEpoch,
    ({ outHead }) => outHead,
    ({ outChain }) => outChain,
    ({ seenEpoch }) => seenEpoch,
    ({ inEpoch }) => inEpoch,
    ({ inCursor }) => inCursor,
    ({ inChain }) => inChain,
    ({ peerCursor }) => peerCursor,
    ({ noticeCursor }) => noticeCursor,
    ({ recovery }) => recovery,
    ({ standing }) => standing,
    ({ carried }) => (carried === null ? null : JSON.stringify(carried)),
  );
}

function journalLists(rows: readonly JournalRow[]): Parameter[] {
  return columns(
    rows,
    ({ seq }) => seq,
    ({ at }) => at,
    ({ kind }) => kind,
    ({ facts }) => facts,
    ({ hash }) => hash,
  );
}
