import pg from 'pg';

const digest = `count(*)::int as count, md5(string_agg(event.id::text || encode(sha256(event.body), 'hex'), ',' order by event.id)) as digest`;

/** Events that an office holds, by author. */
const heldQuery = `select author, ${digest} from event group by author`;

/** Its log for each neighbour, by author, in the epoch that counts. */
const loggedQuery = `
select link_log.peer, event.author, ${digest}
from link join link_log on link_log.peer = link.peer and link_log.epoch = link.out_epoch join event on event.id = link_log.event_id
group by link_log.peer, event.author`;

/** Where its log and its cursor stand, gaps of the log, and chain values that do not follow from the row before (FEDERATION.md, section 4). */
const linksQuery = `
with chained as (
  select link_log.peer, link_log.seq, link_log.chain, encode(sha256(
    decode(lag(link_log.chain, 1, repeat('0', 64)) over (partition by link_log.peer order by link_log.seq), 'hex')
    || convert_to(event.id::text, 'UTF8') || sha256(event.body)), 'hex') as due
  from link join link_log on link_log.peer = link.peer and link_log.epoch = link.out_epoch
  left join event on event.id = link_log.event_id
), logs as (
  select peer, count(*)::int as rows, max(seq) as last, count(*) filter (where chain is distinct from due)::int as broken
  from chained group by peer
)
select link.peer, out_epoch as "outEpoch", out_head as "outHead", out_chain as "outChain", in_epoch as "inEpoch",
  in_cursor as "inCursor", in_chain as "inChain", coalesce(rows, 0) as rows, coalesce(last, 0) as last, coalesce(broken, 0) as broken
from link left join logs using (peer)`;

/** `$1` is the office itself. */
const countsQuery = `
select
  (select count(*) from event where author = $1)::int as authored,
  (select count(*) from event where state not in ('own', 'applied'))::int as unapplied,
  (select count(*) from rejected_event)::int as rejected,
  (select count(*) from event where author <> $1 and not exists (select 1 from ledger where event_id = event.id))::int as unledgered,
  (select count(*) from ledger where not exists (select 1 from event where id = event_id and author <> $1))::int as invented,
  (select coalesce(sum(n - 1), 0) from (select count(*) as n from event group by author, root_case_id, iseq having count(*) > 1) twin)::int
    + (select coalesce(sum(n - 1), 0) from (select count(*) as n from ledger group by author, matter, iseq having count(*) > 1) twin)::int
    as doubled,
  (select count(*) from (
    select iseq, lag(iseq, 1, 0) over (partition by author, matter order by ord) as before from ledger
  ) row where iseq <> before + 1)::int as disorder,
  (select count(*) from event where author = $1 and not exists (select 1 from ledger where answers = event.id))::int as unanswered,
  (select coalesce(sum(offered - 1), 0) from ledger)::int as repeats`;

/** Entries of the journal whose hash does not follow from the one before (FEDERATION.md, section 10). */
const journalQuery = `
select count(*)::int as broken from (
  select hash, encode(sha256(
    decode(lag(hash, 1, repeat('0', 64)) over (order by seq), 'hex') || convert_to(
      seq || E'\\n' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\\n' || kind || E'\\n' || facts, 'UTF8'
    )), 'hex') as due from journal
) entry where hash <> due`;

/** Whether everything is applied here, and every neighbour has said that it has our log. */
const settledQuery = `
select not exists (select 1 from event where state = 'pending') and not exists (select 1 from link where peer_cursor <> out_head) as settled`;

/** An office's tables, read with SQL that the relay does not know of. */
export class Book {
  static async open(office) {
    const book = Object.assign(new Book(), office);
    book.client = new pg.Client({ connectionString: office.url });
    await book.client.connect();
    return book;
  }

  async isSettled() {
    const [{ settled }] = await this.rows(settledQuery);
    return settled;
  }

  async read() {
    this.held = new Map((await this.rows(heldQuery)).map(({ author, ...set }) => [author, set]));
    this.logged = await this.rows(loggedQuery);
    this.links = new Map((await this.rows(linksQuery)).map((link) => [link.peer, link]));
    [this.counts] = await this.rows(countsQuery, [this.iid]);
    [this.journal] = await this.rows(journalQuery);
  }

  logFor(peer) {
    return new Map(this.logged.filter((row) => row.peer === peer).map(({ author, ...set }) => [author, set]));
  }

  /** Id to content of an author's events here, or of those in the log for a neighbour. */
  async contents(author, peer) {
    const log = 'join link_log on event_id = id join link using (peer) where epoch = out_epoch and peer = $2 and';
    const query = `select id, md5(body) as content from event ${peer ? log : 'where'} author = $1`;
    return new Map((await this.rows(query, peer ? [author, peer] : [author])).map(({ id, content }) => [id, content]));
  }

  async rows(text, values) {
    return (await this.client.query(text, values)).rows;
  }

  close() {
    return this.client.end();
  }
}
