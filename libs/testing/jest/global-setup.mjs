import { postgresUrlVariable, startPostgres } from '../src/postgres-cluster.ts';

/** One PostgreSQL for the whole run. */
export default async function globalSetup() {
  const cluster = await startPostgres();
  process.env[postgresUrlVariable] = cluster.url;
  globalThis.stopTestPostgres = cluster.stop;
}
