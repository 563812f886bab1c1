import { connectBus } from '@qsl/messaging';
import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import pg from 'pg';
import { anEvent } from './hop.mjs';

const table = `create table if not exists raw_event (
  ord bigserial primary key, id uuid not null unique, body text not null, signature text not null,
  is_carried boolean not null default false
)`;
const batch = 256;
/** Events that the service is offered in one call, by the relay too. */
const offered = 32;
const waitMs = 10_000;

/**
 * What one would write by hand to carry the same events from one database to another: each signed and committed at the sender, carried in
 * batches over NATS, verified and committed at the receiver. No custody, no numbers, no chain, no recovery, and all in one process.
 * With services, as offices have them: a service hands each event in over its broker and is answered after the commit, and the
 * receiver hands them to the office's service, which commits each. Without, the writer of the events is the pipeline itself and nobody gets them.
 */
export class RawPipeline {
  /** Between two offices, whose databases, broker and service it uses. */
  static async open(sender, receiver) {
    const raw = new RawPipeline();
    raw.route = [sender.iid, receiver.iid];
    raw.service = receiver.ledger;
    raw.keys = generateKeyPairSync('ed25519');
    raw.sender = new pg.Pool({ connectionString: sender.cluster.url, max: 10 });
    raw.receiver = new pg.Pool({ connectionString: receiver.cluster.url, max: 10 });
    for (const pool of [raw.sender, raw.receiver]) await pool.query(table);
    raw.bus = await connectBus(sender.env.NATS_URL, 'bench');
    raw.nats = raw.bus.connection;
    raw.serve('raw.submit', (body) => raw.take(body));
    raw.serve('raw.link', (rows) => raw.receive(JSON.parse(rows)));
    raw.serve('raw.apply', (ids) =>
      raw.service.applyAll(JSON.parse(ids).map((id) => ({ id, author: 'raw', rootCaseId: id, iseq: 1 }))),
    );
    await raw.nats.flush();
    return raw;
  }

  /** Events a second from the first hand-in until the receiver has committed all. */
  async rate(count, { writers, hasServices }) {
    for (const pool of [this.sender, this.receiver]) await pool.query('truncate raw_event');
    this.hasServices = hasServices;
    this.applying = [];
    const startedAt = performance.now();
    let left = count;
    const writing = Array.from({ length: writers }, async () => {
      while (left > 0) {
        left -= 1;
        await this.write();
      }
    });
    await Promise.all([this.forward(count), ...writing]);
    const rate = count / ((performance.now() - startedAt) / 1_000);
    await Promise.all(this.applying);
    return rate;
  }

  async write() {
    const body = JSON.stringify(anEvent(this.route, randomUUID()));
    if (this.hasServices) await this.nats.request('raw.submit', body, { timeout: waitMs });
    else await this.take(body);
  }

  async take(body) {
    const signature = sign(null, Buffer.from(body), this.keys.privateKey).toString('base64url');
    await this.sender.query('insert into raw_event (id, body, signature) values ($1, $2, $3)', [
      JSON.parse(body).id,
      body,
      signature,
    ]);
  }

  /** By what is still there, not by a number reached: numbers of a sequence are not committed in their order. */
  async forward(count) {
    for (let carried = 0; carried < count;) {
      const { rows } = await this.sender.query(
        'select ord, id, body, signature from raw_event where not is_carried order by ord limit $1',
        [batch],
      );
      if (rows.length === 0) continue;
      await this.nats.request('raw.link', JSON.stringify(rows), { timeout: waitMs });
      const carriedNow = rows.map(({ ord }) => ord);
      await this.sender.query('update raw_event set is_carried = true where ord = any($1)', [carriedNow]);
      carried += rows.length;
    }
  }

  async receive(rows) {
    for (const { body, signature } of rows) {
      const isSound = verify(null, Buffer.from(body), this.keys.publicKey, Buffer.from(signature, 'base64url'));
      if (!isSound) throw new Error('a signature is wrong');
    }
    await this.receiver.query(
      `insert into raw_event (id, body, signature)
       select (row ->> 'id')::uuid, row ->> 'body', row ->> 'signature' from jsonb_array_elements($1::jsonb) as row`,
      [JSON.stringify(rows)],
    );
    if (this.hasServices) this.applying.push(this.deliver(rows));
  }

  /** In lists, as the relay does, four at a time; each list is marked when the service has it. */
  async deliver(rows) {
    const left = rows.map(({ id }) => id);
    const lane = async () => {
      while (left.length > 0) {
        const ids = left.splice(0, offered);
        await this.nats.request('raw.apply', JSON.stringify(ids), { timeout: waitMs });
        await this.receiver.query('update raw_event set is_carried = true where id = any($1::uuid[])', [ids]);
      }
    };
    await Promise.all(Array.from({ length: 4 }, lane));
  }

  serve(subject, work) {
    const callback = async (_error, message) => {
      await work(message.string());
      message.respond('');
    };
    this.nats.subscribe(subject, { callback });
  }

  async close() {
    await this.bus.close();
    await this.sender.end();
    await this.receiver.end();
  }
}
