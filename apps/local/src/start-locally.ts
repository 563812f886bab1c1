import type { StartArguments } from './arguments.js';
import { seedDemonstration } from './demo/seed.js';
import { LocalFolder } from './local-folder.js';
import { residentMegabytes } from './process/memory.js';
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
    await step('停止', () => processes.stop());
    release();
  }
}

async function start({ chosen }: StartArguments, supervisor: Supervisor, folder: LocalFolder): Promise<void> {
  const leftovers = await endLeftovers(folder);
  if (leftovers > 0) process.stdout.write(`✓ 已结束上次遗留的 ${leftovers} 个进程\n`);
  const plans = await step('启动 PostgreSQL', () => supervisor.prepare(chosen));
  await step('启动消息服务', () => supervisor.startBrokers(plans));
  await step(`启动 ${plans.length} 个政协机关实例`, () => supervisor.startInstances(plans));
  await step('写入演示数据（已有的不再写）', () => seedDemonstration(officeClients(plans), folder.demonstration));
  process.stdout.write(overview(plans, { folder, residentMegabytes: residentMegabytes() }));
}

function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('signal'));
  });
}
