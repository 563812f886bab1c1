import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

let breaking = new AbortController();

/** Ends every program that runs now; what is run from here on only cleans up. */
export function breakOff() {
  breaking.abort();
  breaking = new AbortController();
}

/**
 * Runs a program to its end.
 * @returns what it wrote to standard output
 * @throws Error with its last lines when it fails or takes too long
 */
export async function run(command, args, { timeoutSeconds = 120, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([breaking.signal, AbortSignal.timeout(timeoutSeconds * 1_000)]),
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-4_000)));
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(error.name === 'AbortError' ? `ended, or not done after ${timeoutSeconds} s` : error.message),
    );
    child.once('close', (code) => resolve(code));
  });
  if (outcome !== 0) throw new Error(`${command} ${args.join(' ')}: ${outcome}\n${output.slice(-2_000)}${errors}`);
  return output;
}

/** Whether a program succeeds. */
export const succeeds = (command, args, options) =>
  run(command, args, options).then(
    () => true,
    () => false,
  );
