import {
  type EventDelivered,
  getInstance,
  type InstanceView,
  type LinkView,
  listLinks,
  listPendingDeliveries,
  type PendingDelivery,
  type ReceivedEvent,
  type Rpc,
  SubmitEvent,
  submitEvent,
} from '@qsl/contracts';
import { type Bus, connectBus } from '@qsl/messaging';
import { type RunningService, startService } from '@qsl/service-kit';
import {
  actor,
  callBy,
  type FreshDatabase,
  freePort,
  freshDatabase,
  postgresUrlVariable,
  startNats,
  type TestNats,
  type TestOffice,
} from '@qsl/testing';
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { OfficeFiles } from './office-files.js';
import { directories, listOf, notices, received, recorder } from './recorder.js';
import { relayDatabase, relayService } from '../src/index.js';
import { SpokenVersions } from '../src/protocol/introduction.js';
import { RelayModule } from '../src/relay.module.js';

/** One office of the test: its broker, its relay's database, its relay, and a recorder behind it. */
export class RelayOffice {
  private relay: RunningService | null = null;
  /** Versions of the protocol that its relay speaks from its next start on. */
  speaks = new SpokenVersions();

  private constructor(
    readonly iid: string,
    private readonly parts: {
      nats: TestNats;
      database: FreshDatabase;
      env: Record<string, string>;
      recorder: RunningService;
      bus: Bus;
    },
    readonly sql: Client,
  ) {}

  static async open({ iid }: TestOffice, settings: Record<string, string>): Promise<RelayOffice> {
    const [nats, database] = await Promise.all([startNats(), freshDatabase(relayDatabase)]);
    const env: Record<string, string> = {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      OFFICE_IID: iid,
      LOG_LEVEL: 'fatal',
      ...settings,
    };
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    const running = await startService(recorder(iid), env);
    const relayEnv = { ...env, HEALTH_PORT: String(await freePort()) };
    const office = new RelayOffice(
      iid,
      { nats, database, env: relayEnv, recorder: running, bus: await connectBus(nats.url) },
      sql,
    );
    await office.start();
    return office;
  }

  /** With some settings changed, from now on. Another process may have taken the port of its metrics in the meantime; then it gets another one. */
  async start(change: Record<string, string> = {}): Promise<void> {
    Object.assign(this.parts.env, change);
    try {
      this.relay = await startService({ ...relayService, module: this.module }, this.parts.env);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('EADDRINUSE')) throw error;
      this.parts.env['HEALTH_PORT'] = String(await freePort());
      await this.start();
    }
  }

  private get module() {
    return { module: RelayModule, providers: [{ provide: SpokenVersions, useValue: this.speaks }] };
  }

  async stop(): Promise<void> {
    await this.relay?.close();
    this.relay = null;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.parts.bus.close();
    await this.parts.recorder.close();
    await this.sql.end();
    await this.parts.database.drop();
    await this.parts.nats.stop();
  }

  /** What its relay tells of itself to its operator. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.parts.env['HEALTH_PORT']}/metrics`)).text();
  }

  /** Where its services and its operators speak. */
  get busUrl(): string {
    return this.parts.nats.url;
  }

  /** Where it remembers what neighbours were told. */
  get markerFile(): string {
    return this.parts.env['RELAY_MARKER_FILE'] ?? '';
  }

  /** The gateway's folder, which the relay shares. */
  get files(): OfficeFiles {
    return new OfficeFiles(this.parts.env['FILES_FOLDER'] ?? '');
  }

  /** Where files for neighbours whose line is dead are written and read. */
  get exchangeFolder(): string {
    return this.parts.env['RELAY_EXCHANGE_FOLDER'] ?? '';
  }

  get received(): ReceivedEvent[] {
    return listOf(received, this.iid);
  }

  get notices(): EventDelivered[] {
    return listOf(notices, this.iid);
  }

  /** The key of an office as this office's other services know it. */
  keyKnownToServices(iid: string): string | undefined {
    return directories.get(this.iid)?.find(iid)?.signingKey;
  }

  /** Does something while the relay's database takes nobody in. */
  async withoutDatabase(work: () => Promise<void>): Promise<void> {
    const { rows } = await this.sql.query<{ name: string; pid: number }>(
      'select current_database() as name, pg_backend_pid() as pid',
    );
    const [{ name, pid }] = rows as [{ name: string; pid: number }];
    const admin = new Client({ connectionString: `${process.env[postgresUrlVariable]}/postgres` });
    await admin.connect();
    try {
      await admin.query(`alter database "${name}" allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> $2', [
        name,
        pid,
      ]);
      await work();
    } finally {
      await admin.query(`alter database "${name}" allow_connections true`);
      await admin.end();
    }
  }

  /** Ids of what its service has applied of a matter. */
  applied(rootCaseId: string): string[] {
    return this.received.filter((event) => event.rootCaseId === rootCaseId).map(({ id }) => id);
  }

  async submit(event: SubmitEvent): Promise<SubmitEvent> {
    await this.parts.bus.call(submitEvent, event, callBy(actor()), { timeoutMs: 30_000 });
    return event;
  }

  /** Asks the relay as the office's administrator. */
  operate<Req extends object, View extends object>(
    contract: Rpc<Req, View>,
    body: Req,
    options: { timeoutMs?: number } = {},
  ): Promise<View> {
    return this.parts.bus.call(contract, body, callBy(actor({ name: '李运维', roles: ['admin'] })), options);
  }

  /** The same by another of its administrators. */
  operateAs<Req extends object, View extends object>(name: string, contract: Rpc<Req, View>, body: Req): Promise<View> {
    return this.parts.bus.call(contract, body, callBy(actor({ name, roles: ['admin'] })));
  }

  async link(peer: string): Promise<LinkView> {
    const { items } = await this.parts.bus.call(listLinks, {}, callBy(actor()));
    const found = items.find((link) => link.peer === peer);
    if (!found) throw new Error(`${this.iid} has no link to ${peer}`);
    return found;
  }

  /** What the office's own people ask of its relay. */
  call<Req extends object, View extends object>(contract: Rpc<Req, View>, body: Req): Promise<View> {
    return this.parts.bus.call(contract, body, callBy(actor()));
  }

  instance(): Promise<InstanceView> {
    return this.parts.bus.call(getInstance, {}, callBy(actor()));
  }

  async pending(rootCaseId: string): Promise<PendingDelivery[]> {
    return (await this.parts.bus.call(listPendingDeliveries, { rootCaseId }, callBy(actor()))).items;
  }
}

/** An event of a new matter on this route, or of the given one. */
export function anEvent(route: string[], overrides: Partial<SubmitEvent> = {}): SubmitEvent {
  return {
    id: randomUUID(),
    type: 'qsl.case.changed.v1',
    matterKind: 'suggestion',
    rootCaseId: randomUUID(),
    route: route.join('.'),
    time: new Date().toISOString(),
    data: { text: '饮水机"滤芯"\u0000更换' },
    ...overrides,
  };
}
