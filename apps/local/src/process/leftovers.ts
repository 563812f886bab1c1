import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll } from '../poll.js';
import type { LocalFolder } from '../local-folder.js';
import { Trouble } from '../trouble.js';
import { endingOrder, type ChildSettings } from './child.js';

type Leftover = Pick<ChildSettings, 'mark' | 'signal' | 'endsAs'> & { pid: number };

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Whether the process still runs and is still the one that was meant; ids are used again. */
export const isProcess = (pid: number, mark: string): boolean => commandOf(pid).includes(mark);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function end({ pid, mark, signal: name }: Leftover): Promise<void> {
  const isGone = async (): Promise<true | undefined> => (isProcess(pid, mark) ? undefined : true);
  signal(pid, name);
  await poll(`process ${pid} ends`, isGone, { deadlineMs: 10_000, everyMs: 100 }).catch(() => signal(pid, 'SIGKILL'));
  await poll(`process ${pid} is gone`, isGone, { everyMs: 100 });
}

/** Ends what an earlier run has left behind, instances before brokers before the database. */
export async function endLeftovers(folder: LocalFolder): Promise<number> {
  const files = readdirSync(folder.running).map((name) => join(folder.running, name));
  const leftovers = files
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Leftover)
    .filter(({ pid, mark }) => isProcess(pid, mark));
  leftovers.sort((a, b) => endingOrder.indexOf(a.endsAs) - endingOrder.indexOf(b.endsAs));
  for (const leftover of leftovers) await end(leftover);
  for (const file of files) rmSync(file, { force: true });
  return leftovers.length;
}

const supervisorMark = 'apps/local/dist/main.js';

/** Takes the folder for this process. @throws Trouble where another supervisor runs on it */
export function claim(folder: LocalFolder): () => void {
  if (existsSync(folder.supervisorPid)) {
    const pid = Number(readFileSync(folder.supervisorPid, 'utf8'));
    if (pid !== process.pid && isProcess(pid, supervisorMark))
      throw new Trouble(`The local offices already run (process ${pid}). Stop them with Ctrl-C there, or: kill ${pid}`);
  }
  writeFileSync(folder.supervisorPid, String(process.pid));
  return () => rmSync(folder.supervisorPid, { force: true });
}
