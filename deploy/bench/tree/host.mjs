import { fileURLToPath } from 'node:url';
import { Program } from '../../lib/programs.mjs';

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** A process that runs several offices, and the way to ask it. */
export class Host {
  asked = new Map();
  offices = [];

  constructor(log) {
    this.program = new Program(process.execPath, [worker], { log, hasChannel: true });
    this.program.child.on('message', ({ id, reply, error }) => {
      const { resolve, reject } = this.asked.get(id);
      this.asked.delete(id);
      if (error === undefined) resolve(reply);
      else reject(new Error(error));
    });
    this.program.child.once('exit', () => {
      for (const { reject } of this.asked.values()) reject(new Error(`a process of relays ended: see ${log}`));
      this.asked.clear();
    });
  }

  get pid() {
    return this.program.child.pid;
  }

  ask(action, body) {
    if (!this.program.isRunning) return Promise.reject(new Error('a process of relays has ended'));
    const id = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.program.child.send({ id, action, body });
    });
  }
}
