import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { followTree } from '../link/follow-tree.js';
import type { OperatorAct } from '../link/link-store.js';
import type { RelayParts } from '../link/relay-core.js';
import type { Signed } from '../protocol/card.js';
import type { SignedRequest } from '../protocol/card-request.js';
import { sha256 } from '../protocol/chain.js';
import type { DirectoryChange } from '../protocol/directory.js';
import type { RefusedRequest } from '../protocol/messages.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { isRecovering } from '../protocol/recovery.js';
import type { RequestFault } from '../protocol/registrar.js';
import { PostgresStore } from './postgres-store.js';

/** Requests of one neighbour that wait here at most. */
const mostWaiting = 200;
/** Refusals of one neighbour's requests that are remembered: one that was forgotten is judged again. */
const mostRefused = 100;

/** The directory log and the requests for it, in PostgreSQL. */
@Injectable()
export class CardStore {
  constructor(
    private readonly em: EntityManager,
    private readonly store: PostgresStore,
  ) {}

  after(serial: number, limit: number): Promise<Signed[]> {
    return this.sql().execute<Signed[]>('select body, jws from card where serial > ? order by serial limit ?', [
      serial,
      limit,
    ]);
  }

  /** The newest first, from below a serial. */
  before(serial: number | null, limit: number): Promise<Signed[]> {
    return this.sql().execute<Signed[]>(
      'select body, jws from card where (?::int is null or serial < ?::int) order by serial desc limit ?',
      [serial, serial, limit],
    );
  }

  /** Keeps the log's next card, and whose act it is, and goes over to the tree that it makes; what was asked for this office is settled by it. */
  async add(
    change: DirectoryChange,
    { body, jws }: Signed,
    parts: Pick<RelayParts, 'tree' | 'rules' | 'marker'>,
    act?: OperatorAct,
  ): Promise<void> {
    const { serial, iid } = change.card;
    if (change.isMove) await this.store.open(new OfficeTree(parts.tree.self, change.after).neighbours);
    await this.store.transact(async (custody) => {
      await custody.ask('insert into card (serial, iid, body, jws) values (?, ?, ?, ?)', [serial, iid, body, jws]);
      await custody.ask('delete from card_request where iid = ? and fault is null', [iid]);
      await followTree(parts, custody, change);
      if (act !== undefined) await custody.addAct(act);
    });
  }

  /** Keeps a request to pass on; the same one again changes nothing. False where too many wait already. */
  async keep(via: string, iid: string, { body, proof, voucher }: SignedRequest): Promise<boolean> {
    const rows = await this.sql().execute<object[]>(
      `insert into card_request (id, iid, via, body, proof, voucher) select ?, ?, ?, ?, ?, ?
       where (select count(*) from card_request where via = ? and fault is null) < ?
       on conflict (id) do update set via = excluded.via returning id`,
      [sha256(body), iid, via, body, proof, voucher, via, mostWaiting],
    );
    return rows.length > 0;
  }

  waiting(limit: number): Promise<SignedRequest[]> {
    return this.sql().execute<SignedRequest[]>(
      'select body, proof, voucher from card_request where fault is null order by asked_at, id limit ?',
      [limit],
    );
  }

  async refuse({ request, fault }: RefusedRequest): Promise<void> {
    await this.sql().transactional(async (em) => {
      await em.execute('update card_request set fault = ? where id = ? and fault is null', [fault, request]);
      await em.execute(
        `delete from card_request where id in (select old.id from card_request old join card_request this using (via)
         where this.id = ? and old.fault is not null order by old.asked_at desc, old.id offset ?)`,
        [request, mostRefused],
      );
    });
  }

  /** Which of these requests were turned down. */
  refused(requests: readonly SignedRequest[]): Promise<RefusedRequest[]> {
    return this.sql().execute<RefusedRequest[]>(
      `select id as request, fault from card_request
       where fault is not null and id in (select value from jsonb_array_elements_text(?::jsonb))`,
      [JSON.stringify(requests.map(({ body }) => sha256(body)))],
    );
  }

  /** What was turned down of what this neighbour handed in; the newest first. */
  refusedVia(via: string, limit: number): Promise<RefusedRequest[]> {
    return this.sql().execute<RefusedRequest[]>(
      'select id as request, fault from card_request where via = ? and fault is not null order by asked_at desc limit ?',
      [via, limit],
    );
  }

  /** Why this request was turned down; `null` where it was not. */
  async faultOf(body: string): Promise<RequestFault | null> {
    const query = 'select fault from card_request where id = ?';
    return (await this.sql().execute<{ fault: RequestFault | null }[]>(query, [sha256(body)]))[0]?.fault ?? null;
  }

  /** A request that came again after the directory already said what it asks for. */
  async forget({ body }: SignedRequest): Promise<void> {
    await this.sql().execute('delete from card_request where id = ? and fault is null', [sha256(body)]);
  }

  /** Requests about this office that are not decided yet, the newest first. */
  waitingFor(iid: string): Promise<SignedRequest[]> {
    return this.sql().execute<SignedRequest[]>(
      'select body, proof, voucher from card_request where iid = ? and fault is null order by asked_at desc limit ?',
      [iid, mostWaiting],
    );
  }

  /** The last refusal of a request about this office. */
  async lastFault(iid: string): Promise<string | null> {
    const [row] = await this.sql().execute<{ fault: string | null }[]>(
      'select fault from card_request where iid = ? order by asked_at desc limit 1',
      [iid],
    );
    return row?.fault ?? null;
  }

  /** The newest word of this registrar on its log. */
  async head(registrar: string): Promise<Signed | null> {
    const query = 'select body, jws from directory_head where registrar = ?';
    return (await this.sql().execute<Signed[]>(query, [registrar]))[0] ?? null;
  }

  async keepHead(registrar: string, { body, jws }: Signed): Promise<void> {
    await this.sql().execute(
      `insert into directory_head (registrar, body, jws) values (?, ?, ?)
       on conflict (registrar) do update set body = excluded.body, jws = excluded.jws`,
      [registrar, body, jws],
    );
  }

  /** Whether this office was restored and still lacks what its neighbours hold. */
  async isRecovering(): Promise<boolean> {
    return isRecovering(await this.store.transact((custody) => custody.links()));
  }

  /** Keeps what an operator did. */
  note(act: OperatorAct): Promise<void> {
    return this.store.transact((custody) => custody.addAct(act));
  }

  private sql(): EntityManager {
    return this.em.fork();
  }
}
