import { accountForPostgres, initdbFlags, postgresPrograms, settingFlags } from '@qsl/local/postgres-program';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.mjs';
import { Program } from './programs.mjs';
import { until } from './until.mjs';

const { initdb, postgres } = await postgresPrograms();

/** A PostgreSQL cluster with its durability on, that can be killed, and put back to an earlier state of its files. */
export class Cluster {
  constructor(folder, port, settings) {
    this.settings = settings;
    this.folder = folder;
    this.data = join(folder, 'data');
    this.port = port;
  }

  /** @param settings of the server beside those that all have */
  static async create(folder, settings = {}) {
    const cluster = new Cluster(folder, await freePort(), settings);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cluster.account = accountForPostgres();
    if (cluster.account.uid !== undefined) chownSync(folder, cluster.account.uid, cluster.account.gid);
    cluster.initialise();
    await cluster.start();
    return cluster;
  }

  get url() {
    return this.urlOf('postgres');
  }

  urlOf(database) {
    return `postgres://qsl@127.0.0.1:${this.port}/${database}`;
  }

  async start() {
    const common = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '60' };
    const flags = settingFlags({ ...common, ...this.settings });
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

  /** Its files are in another folder from now on. */
  async moveTo(folder) {
    if (this.program.isRunning) await this.stop();
    const data = join(folder, 'data');
    cpSync(this.data, data, { recursive: true, preserveTimestamps: true });
    this.own(data);
    rmSync(this.data, { recursive: true });
    this.data = data;
    await this.start();
  }

  /** Its files are gone for good, and an empty cluster stands in their place; it must be stopped. */
  async lose() {
    rmSync(this.data, { recursive: true });
    this.initialise();
    await this.start();
  }

  initialise() {
    execFileSync(initdb, ['-D', this.data, ...initdbFlags], { ...this.account, cwd: '/', stdio: 'pipe' });
  }

  async query(text, values, database = 'postgres') {
    const client = new pg.Client({ connectionString: this.urlOf(database) });
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
