import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

const eventsPerMatter = 8;
const glanceMs = 10;

/** What a service hands in. */
export const anEvent = (route, rootCaseId) => ({
  id: randomUUID(),
  type: 'qsl.case.changed.v1',
  matterKind: 'suggestion',
  rootCaseId,
  route: route.join('.'),
  time: new Date().toISOString(),
  data: { text: '小区饮水机的滤芯多久更换一次？' },
});

/** Hands in so many events at the county, for the city; retried until acknowledged. */
export async function write(county, route, { count, writers }) {
  let left = count;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (left > 0) {
        const rootCaseId = randomUUID();
        for (let each = 0; each < eventsPerMatter && left > 0; each += 1) {
          left -= 1;
          await handIn(county, anEvent(route, rootCaseId));
        }
      }
    }),
  );
}

async function handIn(office, event) {
  for (;;) {
    try {
      return await office.submit(event);
    } catch {
      await pause(50);
    }
  }
}

const taken = 'select sum(in_cursor)::int as count from link';

/** Events that an office has taken over from the offices below it: by its place in their logs, which moves with them. */
export async function custodyOf({ cluster }) {
  const [{ count }] = await cluster.query(taken);
  return count;
}

/** Resolves once an office has so many events in custody. Looks on over one connection: opening one for each glance costs as much as ten events. */
export async function hasCustody({ cluster }, count) {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    while ((await client.query(taken)).rows[0].count < count) await pause(glanceMs);
  } finally {
    await client.end();
  }
}

/** Milliseconds from the hand-in at the county until the last office of the route has applied it. */
export async function latency(county, last, route) {
  const event = anEvent(route, randomUUID());
  const applied = last.ledger.nextApplied(event.id);
  const startedAt = performance.now();
  await handIn(county, event);
  return (await applied) - startedAt;
}
