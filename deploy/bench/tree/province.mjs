import { relayService } from '@qsl/relay';
import { createSigningKey } from '@qsl/relay/link-broker';
import { migrateService } from '@qsl/service-kit';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../../lib/cluster.mjs';
import { LinkBroker } from '../../lib/link-broker.mjs';
import { accepts, freePort } from '../../lib/ports.mjs';
import { endAll, Program } from '../../lib/programs.mjs';
import { until } from '../../lib/until.mjs';
import { Host } from './host.mjs';
import { ledgerTable } from './ledger.mjs';
import { officesOf } from './offices.mjs';

/** A relay's connections to its database; the services' come on top. */
const connectionsOf = { county: 3, city: 10, province: 10 };
const slowestStart = 600;

/** All offices of a province on one machine: a database, a broker and a relay each, and a line to each parent that we can cut. */
export class Province {
  linkBrokers = new Map();
  hosts = [];

  constructor({ cities, counties }) {
    this.offices = officesOf({ cities, counties }).map((card) => ({ ...card, key: createSigningKey() }));
    this.folder = mkdtempSync(join(tmpdir(), 'qsl-tree-'));
    chmodSync(this.folder, 0o755);
  }

  /** Resolves when all links talk in both directions. */
  async open(processes, onStep) {
    onStep('databases');
    await this.createDatabases();
    onStep('brokers');
    await this.startBrokers();
    onStep('relays');
    await this.startRelays(processes);
    onStep('links');
    await this.talks();
  }

  get counties() {
    return this.offices.filter(({ tier }) => tier === 'county');
  }

  get lines() {
    return [...this.linkBrokers.values()].flatMap(({ lines }) => lines);
  }

  get databases() {
    return this.offices.map(({ iid, tier, parent }) => ({ iid, tier, parent, url: this.cluster.urlOf(iid) }));
  }

  /** One cluster for all; what is migrated once is copied for each. */
  async createDatabases() {
    this.cluster = await Cluster.create(join(this.folder, 'postgres'), {
      max_connections: String(this.offices.length * 7 + 100),
      shared_buffers: '256MB',
      max_wal_size: '4GB',
    });
    await this.cluster.query('create database template_office');
    await migrateService(relayService, { DATABASE_URL: this.cluster.urlOf('template_office') });
    await this.cluster.query(ledgerTable, [], 'template_office');
    for (const { iid } of this.offices) await this.cluster.query(`create database ${iid} template template_office`);
  }

  async startBrokers() {
    const childrenOf = (iid) => this.offices.filter(({ parent }) => parent === iid).map((child) => child.iid);
    for (const office of this.offices) {
      const children = childrenOf(office.iid);
      if (children.length > 0)
        this.linkBrokers.set(office.iid, await LinkBroker.open(this.folder, office.iid, children));
      office.port = await freePort();
      new Program('nats-server', ['-a', '127.0.0.1', '-p', String(office.port)]);
    }
    for (const { iid, port } of this.offices) await until(`the broker of ${iid} answers`, () => accepts(port));
  }

  /** The province has a process of its own. */
  async startRelays(processes) {
    const cards = this.offices.map(({ iid, name, tier, areaCode, parent, key: { publicKey: signingKey } }) => {
      return { iid, name, tier, areaCode, parent, signingKey };
    });
    const directory = this.file('directory.json', JSON.stringify({ offices: cards }));
    this.hosts = Array.from({ length: processes }, (_, index) => new Host(join(this.folder, `relays-${index}.log`)));
    const [first, ...rest] = this.hosts;
    this.offices.forEach((office, index) => {
      office.host = index === 0 || rest.length === 0 ? first : rest[index % rest.length];
      office.host.offices.push(office);
    });
    await Promise.all(
      this.hosts.map(async (host) => {
        for (const office of host.offices) {
          const { iid, tier, parent } = office;
          await host.ask('open', { card: { iid, tier, parent }, env: this.settingsOf(office, directory) });
        }
      }),
    );
  }

  settingsOf({ iid, tier, parent, port, key }, directory) {
    const above = this.linkBrokers.get(parent)?.lines.find(({ child }) => child === iid);
    const below = this.linkBrokers.get(iid);
    mkdirSync(join(this.folder, iid));
    return {
      OFFICE_IID: iid,
      OFFICE_DIRECTORY: directory,
      NATS_URL: `nats://127.0.0.1:${port}`,
      DATABASE_URL: this.cluster.urlOf(iid),
      DATABASE_CONNECTIONS: String(connectionsOf[tier]),
      LOG_LEVEL: 'warn',
      RELAY_MARKER_FILE: join(this.folder, iid, 'marker.json'),
      RELAY_SIGNING_KEY_FILE: this.file(`${iid}.pem`, key.privateKeyPem),
      ...(above && {
        PARENT_LINK_URL: `nats://127.0.0.1:${above.proxy.port}`,
        PARENT_LINK_SEED_FILE: this.file(`${iid}.seed`, above.seeds.child),
      }),
      ...(below && {
        LINK_BROKER_URL: `nats://127.0.0.1:${below.port}`,
        LINK_BROKER_SEEDS_FILE: this.file(`${iid}.json`, JSON.stringify(below.parentSeeds)),
      }),
    };
  }

  file(name, text) {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  }

  /** All links are active in both directions. */
  talks() {
    const wanted = 2 * this.lines.length;
    const isSo = async () => {
      const active = await Promise.all(this.hosts.map((host) => host.ask('activeLinks')));
      return active.reduce((sum, count) => sum + count, 0) === wanted;
    };
    return until('all links are active', isSo, slowestStart);
  }

  /** What all offices together have done since the start. */
  async counts() {
    const all = await Promise.all(this.hosts.map((host) => host.ask('counts')));
    const sum = (name) => all.reduce((total, counts) => total + counts[name], 0);
    return { taken: sum('taken'), answered: sum('answered'), followed: sum('followed') };
  }

  /** PostgreSQL's clock, which all times in the databases are of. */
  async now() {
    const [{ now }] = await this.cluster.query('select clock_timestamp()::text as now');
    return now;
  }

  /** Ends everything; what the databases hold stays until it is removed. */
  async close() {
    for (const { proxy } of this.lines) proxy.close();
    await Promise.all(this.hosts.map(({ program }) => program.end('SIGKILL')));
    await this.cluster?.crash();
    await endAll();
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
