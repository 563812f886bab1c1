import pg from 'pg';

const poison = new Error('cannot be applied');
const refusal = { kind: 'conflict', reason: 'chaos.poison', text: { zh: '不符合办理顺序。', en: 'Refused.' } };

const tables = `
create table if not exists ledger (
  ord bigserial primary key, event_id uuid not null unique, author text not null, matter uuid not null, iseq int not null
);
create index if not exists ledger_number on ledger (author, matter, iseq);
create table if not exists complaint (what text not null, event_id uuid not null, at timestamptz not null default now());
`;

/**
 * In the place of an office's services: applies what the relay hands over, each event once, in one transaction with its note of it.
 * What comes in a wrong order is written down as a complaint and applied all the same, so that nothing is hidden.
 */
export class Ledger {
  constructor(bus, cluster) {
    this.bus = bus;
    this.pool = new pg.Pool({ connectionString: cluster.url, max: 8, connectionTimeoutMillis: 2_000 });
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    /** Matters whose next event this service cannot apply, and the events that it refused so. */
    this.refused = new Set();
    this.poison = new Set();
    this.awaited = new Map();
  }

  async open() {
    await this.pool.query(tables);
    this.serve('suggestions.event.apply', (event) => this.apply(event));
    this.serve('suggestions.events.apply', ({ events }) => this.applyAll(events));
    this.serve('suggestions.events.delivered', ({ notices }) => ({ count: notices.length }));
  }

  refuseNext(rootCaseId) {
    this.refused.add(rootCaseId);
  }

  /** The moment, as of `performance.now()`, at which an event is applied. */
  nextApplied(id) {
    return new Promise((resolve) => this.awaited.set(id, resolve));
  }

  close() {
    return this.pool.end();
  }

  serve(subject, answer) {
    this.bus.connection.subscribe(subject, {
      queue: 'suggestions',
      callback: async (_error, message) => {
        const { data, id } = message.json();
        try {
          message.respond(JSON.stringify({ response: await answer(data), isDisposed: true, id }));
        } catch (error) {
          // The database is away: no answer, and the relay offers the event again.
          if (error === poison) message.respond(JSON.stringify({ err: refusal, isDisposed: true, id }));
        }
      },
    });
  }

  /** As services do: each event in a transaction of its own, matters side by side. Of what failed the relay asks again. */
  async applyAll(events) {
    const outcomes = new Map();
    const matters = Map.groupBy(events, ({ rootCaseId }) => rootCaseId).values();
    const lane = async () => {
      for (const run of matters) {
        for (const event of run) {
          const outcome = await this.apply(event).catch(() => ({ result: 'failed' }));
          outcomes.set(event, outcome);
          if (outcome.result === 'failed') break;
        }
      }
    };
    await Promise.all(Array.from({ length: 4 }, lane));
    return { outcomes: events.map((event) => outcomes.get(event) ?? { result: 'waiting' }) };
  }

  async apply({ id, author, rootCaseId, iseq }) {
    if (this.refused.has(rootCaseId)) {
      this.poison.add(id);
      throw poison;
    }
    const client = await this.pool.connect();
    let isSound = false;
    try {
      await client.query('begin');
      const { rowCount } = await client.query(
        'insert into ledger (event_id, author, matter, iseq) values ($1, $2, $3, $4) on conflict do nothing',
        [id, author, rootCaseId, iseq],
      );
      const { rows } = await client.query(
        'select coalesce(max(iseq), 0) as last from ledger where author = $1 and matter = $2 and event_id <> $3',
        [author, rootCaseId, id],
      );
      if (rowCount === 1 && rows[0].last !== iseq - 1)
        await client.query('insert into complaint (what, event_id) values ($1, $2)', [`after ${rows[0].last}`, id]);
      await client.query('commit');
      this.awaited.get(id)?.(performance.now());
      this.awaited.delete(id);
      isSound = true;
      return { result: 'applied' };
    } finally {
      client.release(!isSound);
    }
  }
}
