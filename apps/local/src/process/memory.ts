import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Memory that a process (this one, unless told) and everything below it hold now, in megabytes. A page that several share counts once in all (proportional set
 * size of Linux), as PostgreSQL's processes all map the same buffers; where the system does not tell, each counts it as its own.
 */
export function heldMegabytes(root = process.pid): number {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number, kilobytes: number]);
  const held = ([pid, , resident]: (typeof rows)[number]): number => proportionalKilobytes(pid) ?? resident;
  const below = (pid: number): number =>
    rows.filter(([, parent]) => parent === pid).reduce((sum, row) => sum + held(row) + below(row[0]), 0);
  const own = rows.filter(([pid]) => pid === root).reduce((sum, row) => sum + held(row), 0);
  return Math.round((own + below(root)) / 1024);
}

function proportionalKilobytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes);
  } catch {
    return undefined;
  }
}
