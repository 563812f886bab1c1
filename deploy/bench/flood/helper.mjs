import { fileURLToPath } from 'node:url';
import { Program } from '../../lib/programs.mjs';

/** A process of its own that does as it is told: the rogue, or the one that only burns time. */
export class Helper {
  asked = [];

  constructor(module, log) {
    const path = fileURLToPath(new URL(module, import.meta.url));
    this.program = new Program(process.execPath, [path], { log, hasChannel: true });
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

/** The other end. Each answer tells of the processor time, in milliseconds, that the process used since the last one. */
export function obey(actions) {
  let used = process.cpuUsage();
  process.on('message', async ({ action, body }) => {
    const reply = (await actions[action](body)) ?? {};
    const { user, system } = process.cpuUsage(used);
    used = process.cpuUsage();
    process.send({ ...reply, cpuMs: (user + system) / 1_000 });
  });
  process.on('disconnect', () => process.exit());
}
