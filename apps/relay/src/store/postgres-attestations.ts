import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { prepared } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import type { AttestationFaults, AttestationStore, DueAttestation, Turn, Withheld } from '../link/attestation-store.js';
import { type AttestedEvents, mostAttested } from '../protocol/attestation.js';
import { decodeEvent } from '../protocol/event.js';
import { routeOf } from '../protocol/routing.js';
import { textOf } from './rows.js';

/** Log rows that one look takes, and rows that wait for one neighbour: what is beyond waits in the log. */
const rowsAtOnce = 200;
const mostDue = 10_000;

/** What a neighbour has confirmed beyond where the log was looked through; a log that began anew is looked through from its beginning. */
const confirmedSince = `
  select log.epoch, log.seq, event.id, case when event.author = ? then event.body end as body
  from link left join attest_scan scan on scan.peer = link.peer and scan.epoch = link.out_epoch
  join link_log log on log.peer = link.peer and log.epoch = link.out_epoch
    and log.seq > coalesce(scan.seq, 0) and log.seq <= link.peer_cursor
  join event on event.id = log.event_id
  where link.peer = ? and (select count(*) from attest_due where peer = link.peer) < ${mostDue}
  order by log.seq limit ${rowsAtOnce}`;

/** The end that was asked longest ago; one that never was comes first. */
const nextEnd = `
  select due.end_iid from (select distinct end_iid from attest_due where peer = ?) due
  left join attest_end on attest_end.peer = ? and attest_end.end_iid = due.end_iid
  order by attest_end.asked_at nulls first, due.end_iid limit 1`;

/** First what no list spoke of yet, then what a list spoke of longest ago: whoever hides an event can not have others asked for in its place. */
const nextEvents = `
  select event_id from attest_due where peer = ? and end_iid = ?
  order by said_at nulls first, due_since limit ${mostAttested}`;

/** Milliseconds from a moment to `at`, as far as they count. */
const counted = (since: string, at: string) =>
  `greatest(0, least(?::bigint, extract(epoch from ${at} - ${since}) * 1000))::bigint`;

const lackedLong = `
  select end_iid as "end", count(*)::int as count, (array_agg(event_id order by lacked_ms desc))[1:5] as events
  from attest_due where peer = ? and said_at is not null and lacked_ms >= ? group by end_iid order by end_iid`;

const lackedAgain = `
  update attest_due set said_at = told.at, lacked_ms = case when said_at is null then 0 else lacked_ms + ${counted('said_at', 'told.at')} end
  from (select ?::timestamptz as at) told where end_iid = ? and event_id = any (?::uuid[])`;

const silentAgain = `
  insert into attest_end as known (peer, end_iid, asked_at, silent_ms) values (?, ?, ?, 0)
  on conflict (peer, end_iid) do update set asked_at = excluded.asked_at,
    silent_ms = known.silent_ms + ${counted('known.asked_at', 'excluded.asked_at')}`;

const silentLong = `
  select end_iid from attest_end known where peer = ? and silent_ms >= ?
    and exists (select from attest_due due where due.peer = known.peer and due.end_iid = known.end_iid) order by end_iid`;

interface ConfirmedRow {
  epoch: number;
  seq: number;
  id: string;
  /** Of own events alone. */
  body: Uint8Array | null;
}

@Injectable()
export class PostgresAttestations implements AttestationStore {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async held(author: string, events: readonly string[]): Promise<string[]> {
    const query = 'select id from event where id = any (?::uuid[]) and author = ?';
    return (await prepared<{ id: string }>(this.sql(), query, [[...events], author])).map(({ id }) => id);
  }

  async enrol(peer: string, endsOf: (route: readonly string[]) => string[]): Promise<void> {
    const rows = await prepared<ConfirmedRow>(this.sql(), confirmedSince, [this.offices.self.iid, peer]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const due = rows.flatMap(({ id, body }) =>
      body === null ? [] : endsOf(routeOf(decodeEvent(textOf(body)).route)).map((end) => ({ id, end })),
    );
    await this.sql().transactional(async (em) => {
      await prepared(
        em,
        `insert into attest_due (peer, end_iid, event_id, lacked_ms) select ?, each ->> 'end', (each ->> 'id')::uuid, 0
         from jsonb_array_elements(?::jsonb) as each on conflict do nothing`,
        [peer, JSON.stringify(due)],
      );
      await prepared(
        em,
        `insert into attest_scan values (?, ?, ?)
         on conflict (peer) do update set epoch = excluded.epoch, seq = excluded.seq`,
        [peer, last.epoch, last.seq],
      );
    });
  }

  async next(peer: string): Promise<DueAttestation | null> {
    const [found] = await prepared<{ end_iid: string }>(this.sql(), nextEnd, [peer, peer]);
    if (found === undefined) return null;
    const end = found.end_iid;
    const rows = await prepared<{ event_id: string }>(this.sql(), nextEvents, [peer, end]);
    return { end, events: rows.map(({ event_id: id }) => id) };
  }

  async forget(end: string): Promise<void> {
    await this.sql().transactional(async (em) => {
      await prepared(em, 'delete from attest_due where end_iid = ?', [end]);
      await prepared(em, 'delete from attest_end where end_iid = ?', [end]);
    });
  }

  async keep(peer: string, end: string, { held, lacks }: AttestedEvents, { now, mostMs }: Turn): Promise<void> {
    const at = new Date(now).toISOString();
    await this.sql().transactional(async (em) => {
      await prepared(em, 'delete from attest_due where end_iid = ? and event_id = any (?::uuid[])', [end, held]);
      await prepared(em, lackedAgain, [mostMs, at, end, lacks]);
      await prepared(
        em,
        `insert into attest_end (peer, end_iid, asked_at, silent_ms) values (?, ?, ?, 0)
         on conflict (peer, end_iid) do update set asked_at = excluded.asked_at, silent_ms = 0`,
        [peer, end, at],
      );
    });
  }

  async keepSilence(peer: string, end: string, { now, mostMs }: Turn): Promise<void> {
    await prepared(this.sql(), silentAgain, [peer, end, new Date(now).toISOString(), mostMs]);
  }

  async faults(
    peer: string,
    { withheldMs, unattestedMs }: { withheldMs: number; unattestedMs: number },
  ): Promise<AttestationFaults> {
    const withheld = await prepared<Withheld>(this.sql(), lackedLong, [peer, withheldMs]);
    const silent = await prepared<{ end_iid: string }>(this.sql(), silentLong, [peer, unattestedMs]);
    return { withheld, unattested: silent.map(({ end_iid: end }) => end) };
  }

  private sql(): EntityManager {
    return this.em.fork();
  }
}
