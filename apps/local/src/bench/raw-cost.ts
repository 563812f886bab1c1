import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';

const rounds = 2;
const payload = JSON.stringify({ text: '进展'.repeat(200) });

/** What two hops cost at the very least on this machine: two commits and two round trips over a broker. */
export class RawCost {
  private constructor(
    private readonly client: pg.Client,
    private readonly nats: NatsConnection,
  ) {}

  static async open(databaseUrl: string, natsUrl: string): Promise<RawCost> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('create table if not exists raw_cost (id bigserial primary key, body text not null)');
    const nats = await connect({ servers: natsUrl });
    nats.subscribe('raw.cost', { callback: (_error, message) => void message.respond(payload) });
    await nats.flush();
    return new RawCost(client, nats);
  }

  /** Milliseconds of one measurement. */
  async measure(): Promise<number> {
    const startedAt = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      await this.client.query('begin');
      await this.client.query('insert into raw_cost (body) values ($1)', [payload]);
      await this.client.query('commit');
      await this.nats.request('raw.cost', payload, { timeout: 1_000 });
    }
    return performance.now() - startedAt;
  }

  async close(): Promise<void> {
    await this.nats.close();
    await this.client.end();
  }
}
