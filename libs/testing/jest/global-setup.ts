import { postgresUrlVariable, startPostgres } from '../src/postgres-cluster.js';

/** One PostgreSQL for the whole run. */
export default async function globalSetup(): Promise<void> {
  const cluster = await startPostgres();
  process.env[postgresUrlVariable] = cluster.url;
  Object.assign(globalThis, { stopTestPostgres: cluster.stop });
}
