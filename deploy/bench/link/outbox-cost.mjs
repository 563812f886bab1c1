import { randomUUID } from 'node:crypto';
import pg from 'pg';

const tables = `
create table if not exists business (id uuid primary key, text text not null);
create table if not exists business_outbox (id bigserial primary key, subject text not null, key text not null, body jsonb not null)`;
const body = JSON.stringify({ text: '小区饮水机的滤芯多久更换一次？'.repeat(10) });

/** Commits a second of a business change, with the outbox's row in the same transaction or without. */
export async function commitRate(url, { count, writers, hasOutbox }) {
  const pool = new pg.Pool({ connectionString: url, max: writers });
  await pool.query(tables);
  let left = count;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = await pool.connect();
      while (left > 0) {
        left -= 1;
        const id = randomUUID();
        await client.query('begin');
        await client.query('insert into business (id, text) values ($1, $2)', [id, body]);
        if (hasOutbox)
          await client.query('insert into business_outbox (subject, key, body) values ($1, $2, $3)', [
            'relay.event.submit',
            id,
            body,
          ]);
        await client.query('commit');
      }
      client.release();
    }),
  );
  await pool.end();
  return count / ((performance.now() - startedAt) / 1_000);
}
