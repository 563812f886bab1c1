import type { StartArguments } from './arguments.js';
import { seedDemonstration } from './demo/seed.js';
import { LocalFolder } from './local-folder.js';
import { heldMegabytes } from './process/memory.js';
import { claim, endLeftovers } from './process/leftovers.js';
import { Processes } from './process/processes.js';
import { step } from './step.js';
import { Supervisor } from './supervisor.js';
import { officeClients } from './tree/office-clients.js';
import { overview } from './overview.js';
import { fileURLToPath } from 'node:url';

const localFolder = fileURLToPath(new URL('../../../.local', import.meta.url));

/** Runs the local offices until a signal comes or a part of them dies. */
export async function startLocally(settings: StartArguments): Promise<void> {
  const folder = new LocalFolder(localFolder);
  const release = claim(folder);
  const processes = new Processes(folder);
  const asked = signalled();
  try {
    const started = start(
      settings,
      new Supervisor(processes, folder, { basePort: settings.basePort, withPages: true }),
      folder,
    );
    await Promise.race([started, asked]);
    const end = await Promise.race([asked, processes.partDied()]);
    if (end instanceof Error) throw end;
  } finally {
    await step('Stopping', () => processes.stop());
    release();
  }
}

async function start({ chosen }: StartArguments, supervisor: Supervisor, folder: LocalFolder): Promise<void> {
  const leftovers = await endLeftovers(folder);
  if (leftovers > 0) process.stdout.write(`✓ Ended ${leftovers} processes that an earlier run had left behind\n`);
  const plans = await step('Starting PostgreSQL', () => supervisor.prepare(chosen));
  await step('Starting the brokers', () => supervisor.startBrokers(plans));
  await step(`Starting ${plans.map(({ office }) => office.name).join(', ')}`, () => supervisor.startInstances(plans));
  await step('Walking the demonstration through the public API, once', () =>
    seedDemonstration(officeClients(plans), folder.demonstration),
  );
  process.stdout.write(overview(plans, { folder, heldMegabytes: heldMegabytes() }));
}

function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('signal'));
  });
}
