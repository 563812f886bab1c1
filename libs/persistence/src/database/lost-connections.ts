import type { Pool, PoolClient } from 'pg';

/**
 * Gives back the place in the pool of a connection that ended while it was in use. The query builder does so after a single statement,
 * but not where the commit or the rollback of a transaction fails: after ten of those, one restart of a busy PostgreSQL, nobody would
 * ever get a connection again.
 */
export function giveBackLostConnections(pool: Pool): void {
  const inUse = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void inUse.add(client));
  pool.on('release', (_error, client) => void inUse.delete(client));
  pool.on('connect', (client) =>
    client.once('end', () => {
      if (!inUse.has(client)) return;
      client.release(true);
      // Whoever still holds it may give it back once more.
      client.release = () => undefined;
    }),
  );
}
