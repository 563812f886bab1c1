import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

const running = new Set();

/** A program of this run. It ends with the run, however that ends. */
export class Program {
  /** @param options of the child process; `hasChannel`: a Node program, with which messages are exchanged */
  constructor(command, args, { log, hasChannel = false, ...options } = {}) {
    const output = log ? openSync(log, 'a') : 'ignore';
    const stdio = ['ignore', output, output, ...(hasChannel ? ['ipc'] : [])];
    this.child = spawn(command, args, { stdio, ...options });
    running.add(this);
    this.ended = once(this.child, 'exit').finally(() => running.delete(this));
    this.ended.catch(() => undefined);
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name) {
    this.child.kill(name);
  }

  /** Ends it by a signal, and waits until it is gone. */
  async end(name = 'SIGTERM') {
    if (!this.isRunning) return;
    this.signal(name);
    await this.ended;
  }
}

export async function endAll() {
  await Promise.all([...running].map((program) => program.end('SIGKILL')));
}
