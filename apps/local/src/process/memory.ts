import { execFileSync } from 'node:child_process';

/** Memory that this process and everything below it hold now; pages shared between them count more than once. */
export function residentMegabytes(): number {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number, kilobytes: number]);
  const below = (pid: number): number =>
    rows.reduce((sum, [child, parent, kilobytes]) => (parent === pid ? sum + kilobytes + below(child) : sum), 0);
  const own = rows.find(([pid]) => pid === process.pid)?.[2] ?? 0;
  return Math.round((own + below(process.pid)) / 1024);
}
