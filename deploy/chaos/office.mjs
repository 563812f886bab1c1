import { connectBus, systemCall } from '@qsl/messaging';
import { listLinks, submitEvent } from '@qsl/contracts';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from '../lib/until.mjs';
import { Cluster } from '../lib/cluster.mjs';
import { Ledger } from './ledger.mjs';
import { accepts, freePort } from '../lib/ports.mjs';
import { Program } from '../lib/programs.mjs';

/** Seconds that a program has to start, on a machine that has much else to do. */
const slowestStart = 180;
const relayMain = fileURLToPath(new URL('../../apps/relay/dist/main.js', import.meta.url));

/** One office: its PostgreSQL, its broker, its relay in a process of its own, and a ledger in the place of its services. */
export class Office {
  static async open(card, folder, settings) {
    const office = new Office();
    Object.assign(office, card, { folder, children: settings.children ?? [] });
    office.cluster = await Cluster.create(join(folder, 'postgres'));
    office.markerFile = join(folder, 'marker.json');
    const port = await freePort();
    office.broker = new Program('nats-server', ['-a', '127.0.0.1', '-p', String(port)]);
    await until(`the broker of ${card.iid} answers`, () => accepts(port), slowestStart);
    office.env = {
      ...process.env,
      NATS_URL: `nats://127.0.0.1:${port}`,
      DATABASE_URL: office.cluster.url,
      OFFICE_IID: card.iid,
      LOG_LEVEL: 'warn',
      RELAY_MARKER_FILE: office.markerFile,
      ...settings.env,
    };
    office.bus = await connectBus(office.env.NATS_URL, 'chaos');
    office.ledger = new Ledger(office.bus, office.cluster);
    await office.prepare();
    await office.startRelay();
    return office;
  }

  /** Tables of the relay and of the ledger, in a cluster that has none. */
  async prepare() {
    await promisify(execFile)(process.execPath, [relayMain, 'migrate'], { env: this.env });
    await this.ledger.open();
  }

  async startRelay(more = {}) {
    const options = { env: { ...this.env, ...more }, log: join(this.folder, 'relay.log') };
    this.relay = new Program(process.execPath, [relayMain], options);
    const answers = () => {
      if (!this.relay.isRunning) throw new Error(`the relay of ${this.iid} ended: see ${this.folder}/relay.log`);
      return this.links().catch(() => null);
    };
    await until(`the relay of ${this.iid} answers`, answers, slowestStart);
  }

  async killRelay() {
    await this.relay.end('SIGKILL');
  }

  /** Puts the database back to a back-up, with or without the marker of what neighbours were told. */
  async restore(name, { keepsMarker }) {
    await this.killRelay();
    await this.cluster.crash();
    this.cluster.putBack(name);
    if (!keepsMarker) rmSync(this.markerFile, { force: true });
    await this.cluster.start();
    await this.startRelay();
  }

  async links() {
    return (await this.bus.call(listLinks, {}, systemCall(), { timeoutMs: 2_000 })).items;
  }

  /** What an administrator of the office does by hand. */
  operate(contract, body) {
    const actor = { personId: null, name: '值班员', roles: ['admin'], level: 'L3', unitId: null, unitName: null };
    return this.bus.call(contract, body, { ...systemCall(), actor });
  }

  /** @throws DomainError where the relay did not take it, or did not say so in time */
  submit(event) {
    return this.bus.call(submitEvent, event, systemCall(), { timeoutMs: 3_000 });
  }

  async close() {
    await this.relay.end();
    await this.ledger.close();
    await this.bus.close();
    await this.broker.end();
    await this.cluster.stop();
  }
}
