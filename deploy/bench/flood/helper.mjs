import { fileURLToPath } from 'node:url';
import { Program } from '../../lib/programs.mjs';

/** A process of its own, on a core of its own, that does as it is told: the rogue. */
export class Helper {
  asked = [];

  constructor(module, log, core) {
    const path = fileURLToPath(new URL(module, import.meta.url));
    this.program = new Program('taskset', ['-c', String(core), process.execPath, path], { log, hasChannel: true });
    this.program.child.on('message', (reply) => this.asked.shift()?.resolve(reply));
    this.program.child.once('exit', () => {
      for (const { reject } of this.asked.splice(0)) reject(new Error(`${module} ended: see ${log}`));
    });
  }

  ask(action, body = {}) {
    return new Promise((resolve, reject) => {
      this.asked.push({ resolve, reject });
      this.program.child.send({ action, body });
    });
  }
}

/** The other end. */
export function obey(actions) {
  process.on('message', async ({ action, body }) => process.send((await actions[action](body)) ?? {}));
  process.on('disconnect', () => process.exit());
}
