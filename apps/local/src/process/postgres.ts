import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, parse } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { poll } from '../poll.js';
import { isProcess } from './leftovers.js';
import { refuseTakenPort } from './ports.js';
import { type Account, accountForPostgres, initdbFlags, postgresPrograms, settingFlags } from './postgres-program.js';
import type { Processes } from './processes.js';

const shelter = '/var/lib/qin-shangliang';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
};

const urlAt = (port: number): string => `postgres://qsl:qsl@127.0.0.1:${port}`;

function canPassThrough(path: string): boolean {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * The data folder, owned by the user who runs PostgreSQL; elsewhere, behind a link, where that user cannot come here (a checkout in /root).
 * @returns its real place
 */
function prepareDataFolder(folder: string, { uid, gid }: Account): string {
  if (existsSync(folder)) return realpathSync(folder);
  if (uid === undefined || gid === undefined || canPassThrough(dirname(folder))) {
    mkdirSync(folder, { mode: 0o700 });
  } else {
    mkdirSync(shelter, { recursive: true, mode: 0o755 });
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    const place = join(shelter, `data-${name}`);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { mode: 0o700 });
    symlinkSync(place, folder);
  }
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return realpathSync(folder);
}

/** A lock of a run that was killed, whose process id now belongs to something else, would refuse the next start. */
function removeStaleLock(data: string): void {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!isProcess(pid, data)) rmSync(lock, { force: true });
}

/** A PostgreSQL of the local offices' own. */
export class Postgres {
  private constructor(private readonly url: string) {}

  static async start(processes: Processes, port: number): Promise<Postgres> {
    await refuseTakenPort(port, 'PostgreSQL');
    const { initdb, postgres } = await postgresPrograms();
    const options = { ...accountForPostgres(), cwd: '/', env: { LC_ALL: 'C.UTF-8' } };
    const data = prepareDataFolder(processes.folder.postgres, options);
    if (!existsSync(join(data, 'PG_VERSION'))) {
      await promisify(execFile)(initdb, ['-D', data, ...initdbFlags], options);
    }
    removeStaleLock(data);
    const args = ['-D', data, '-p', String(port), ...settingFlags(settings)];
    const names = { name: 'postgres', title: 'PostgreSQL', command: postgres, mark: data };
    const child = processes.start({ ...names, args, signal: 'SIGINT', endsAs: 'database', options });
    await child.ready(poll('PostgreSQL accepts connections', () => isUp(urlAt(port))));
    return new Postgres(urlAt(port));
  }

  /** Makes the database where there is none yet, and returns its address. */
  async database(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: `${this.url}/postgres` });
    await client.connect();
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return `${this.url}/${name}`;
  }
}

async function isUp(url: string): Promise<true | undefined> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return undefined;
  }
}
