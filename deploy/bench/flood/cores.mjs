import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * One core for everything honest, and one for the rogue, whose machine is not the city's: so the others see what the city spends on it
 * and nothing of what it spends itself. This program, and what it starts from now on, runs on the first.
 * @throws where the machine has not got two cores, or no taskset
 */
export function takeCores() {
  const [honest, rogue] = allowedCores();
  if (rogue === undefined) throw new Error('bench:flood needs two cores: one for what is honest, one for the rogue');
  try {
    execFileSync('taskset', ['-a', '-p', '-c', String(honest), String(process.pid)]);
  } catch (cause) {
    throw new Error('bench:flood needs taskset (Debian: apt-get install util-linux)', { cause });
  }
  return { honest, rogue };
}

/** As Linux lists them: `0-2,5`. */
function allowedCores() {
  const [, list] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (list ?? '').split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  });
}
