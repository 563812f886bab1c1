import { postgresUrlVariable, startPostgres } from '../src/postgres-cluster.ts';
import { openRunFolder, temporaryFolder } from '../src/temporary-folder.ts';

/** One PostgreSQL and one folder for the whole run. */
export default async function globalSetup() {
  const removeFolder = openRunFolder();
  const cluster = await startPostgres(temporaryFolder('postgres-'));
  process.env[postgresUrlVariable] = cluster.url;
  globalThis.endTestRun = async () => {
    await cluster.stop();
    removeFolder();
  };
}
