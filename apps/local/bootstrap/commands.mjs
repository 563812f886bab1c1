import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './progress.mjs';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const binaries = join(root, 'node_modules', '.bin');

/** The environment in which the packages' own programs come first, the pinned Node among them. */
export const environment = () => ({
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
});

/** The pinned Node, whatever the machine itself has. */
export const pinnedNode = () => {
  const path = join(binaries, 'node');
  return existsSync(path) ? path : process.execPath;
};

/** Where a program is on the PATH, or `undefined`. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Runs a program to its end and shows its output only where it fails.
 * @throws Trouble with the last lines when it fails or takes longer than `timeoutMinutes`
 */
export async function run(command, args, { timeoutMinutes = 10, advice = '' } = {}) {
  const child = spawn(command, args, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-8_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, timeoutMinutes * 60_000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  clearTimeout(timer);
  if (code === 0) return;
  const reason = isLate ? `took longer than ${timeoutMinutes} minutes` : `failed (${code})`;
  throw new Trouble(`${output.trim()}\n\n${[command, ...args].join(' ')} ${reason}. ${advice}`.trim());
}

/** Hands the terminal over to a program and resolves with its exit code; signals reach it first and it ends in its own time. */
export async function handOver(command, args) {
  const child = spawn(command, args, { cwd: root, env: environment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;

/** Installs packages of the distribution where that is allowed and known how. @throws Trouble with a sentence of what to do otherwise */
export async function installSystemPackages(packages, advice) {
  if (!isRoot() || !isDebian()) throw new Trouble(advice);
  await run('apt-get', ['update', '-qq'], { timeoutMinutes: 5, advice });
  const options = ['install', '-y', '-qq', '--no-install-recommends'];
  await run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...packages], { advice });
}
