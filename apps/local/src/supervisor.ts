import type { OfficeView } from '@qsl/contracts';
import { fileURLToPath } from 'node:url';
import type { LocalFolder } from './local-folder.js';
import { offices, portsOf, postgresPort } from './offices.js';
import { poll } from './poll.js';
import { refuseTakenPort } from './process/ports.js';
import { Postgres } from './process/postgres.js';
import type { Processes } from './process/processes.js';
import { startLinkBroker, startOfficeBroker } from './tree/brokers.js';
import { planTree, type OfficePlan } from './tree/plan.js';

/** Three offices on one machine: collected a little more often rather than held (the default of 16 MB triples as it grows). */
const leanHeap = ['--max-semi-space-size=4'];
const instanceProgram = fileURLToPath(new URL('./instance-process.js', import.meta.url));

/** Starts what the local offices consist of; each office is a process of its own. */
export class Supervisor {
  constructor(
    private readonly processes: Processes,
    private readonly folder: LocalFolder,
    private readonly options: { basePort: number; withPages: boolean },
  ) {}

  /** The database first; databases, keys and configurations are made where there are none yet. */
  async prepare(chosen: readonly OfficeView[]): Promise<OfficePlan[]> {
    const postgres = await Postgres.start(this.processes, postgresPort(this.options.basePort));
    return planTree({
      folder: this.folder,
      offices,
      chosen,
      portsOf: (office) => portsOf(office, this.options.basePort),
      database: (office, service) => postgres.database(`${office.iid}_${service}`),
      withPages: this.options.withPages,
      logLevel: 'info',
    });
  }

  async startBrokers(plans: OfficePlan[]): Promise<void> {
    await Promise.all(
      plans.flatMap((plan) => [startOfficeBroker(plan, this.processes), startLinkBroker(plan, this.processes)]),
    );
  }

  async startInstances(plans: OfficePlan[]): Promise<void> {
    await Promise.all(plans.map((plan) => this.startInstance(plan)));
  }

  private async startInstance({ office, settings }: OfficePlan): Promise<void> {
    const { gateway, portal, desk } = settings.ports;
    for (const port of [gateway, portal, desk]) await refuseTakenPort(port, office.name);
    const child = this.processes.start({
      name: office.iid,
      title: office.name,
      command: process.execPath,
      args: [...leanHeap, instanceProgram, office.iid],
      signal: 'SIGTERM',
      endsAs: 'instance',
      mark: `${instanceProgram} ${office.iid}`,
      options: { env: { ...process.env, NODE_COMPILE_CACHE: this.folder.compileCache } },
      ipc: true,
    });
    child.process.send(settings);
    await child.ready(poll(`${office.name} answers`, () => isReady(gateway), { deadlineMs: 60_000, everyMs: 100 }));
  }
}

async function isReady(port: number): Promise<true | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    return response.ok ? true : undefined;
  } catch {
    return undefined;
  }
}
