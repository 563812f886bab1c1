import { readFileSync } from 'node:fs';

const msPerTick = 10;

/** Processor time of another process, of its children and of those of them that have ended, as Linux counts it. */
export class ProcessorTime {
  constructor(pid) {
    this.pid = pid;
  }

  begin() {
    this.from = this.read();
  }

  usedMs() {
    return this.read() - this.from;
  }

  read() {
    const children = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8').trim();
    const own = ticks(this.pid, 4) * msPerTick;
    return children === '' ? own : children.split(' ').reduce((sum, pid) => sum + ticks(pid, 2) * msPerTick, own);
  }
}

/** utime, stime, and with four fields also what its ended children used; 0 for a process that is gone. */
function ticks(pid, fields) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return stat.slice(11, 11 + fields).reduce((sum, field) => sum + Number(field), 0);
  } catch {
    return 0;
  }
}
