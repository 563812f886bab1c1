import { readFileSync } from 'node:fs';

const msPerTick = 10;

/** Processor time of another process, as Linux counts it. */
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
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  }
}
