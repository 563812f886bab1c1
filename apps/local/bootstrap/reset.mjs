import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './commands.mjs';
import { runScript, Trouble } from './progress.mjs';

const folder = join(root, '.local');

function isRunning(pidFile) {
  if (!existsSync(pidFile)) return false;
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/** `npm run reset`: forgets all data of the local offices. */
await runScript(async () => {
  if (!existsSync(folder)) {
    process.stdout.write('Nothing to forget: there is no .local/.\n');
    return 0;
  }
  if (isRunning(join(folder, 'supervisor.pid')))
    throw new Trouble('The local offices are running. Stop them (Ctrl-C where npm start runs), then reset.');
  const data = join(folder, 'postgres');
  if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write('✓ .local/ is gone; the next npm start begins anew.\n');
  return 0;
});
