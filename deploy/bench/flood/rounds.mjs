import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { Helper } from './helper.mjs';
import { ProcessorTime } from './processor-time.mjs';
import { SteadyLoad } from './steady-load.mjs';

/** Events of the city that the rogue can pull: a full batch. */
const fromCity = 200;

/** Stretches of time in which the honest counties send as ever, each with something else going on beside. */
export class Rounds {
  /** @param core on which the rogue runs */
  constructor(district, { seconds, rate, core }) {
    Object.assign(this, { district, seconds, rate });
    this.load = new SteadyLoad(district);
    this.rogue = new Helper('rogue-main.mjs', join(district.folder, 'rogue.log'), core);
    const { relay, cluster } = district.city;
    const programs = { relay, postgres: cluster.program, broker: district.broker.program };
    this.city = Object.entries(programs).map(([name, { child }]) => [name, new ProcessorTime(child.pid)]);
  }

  /** `matters`: that the rogue has at the city before anything is measured. */
  async open(matters) {
    await this.rogue.ask('open', this.district.rogue);
    await this.rogue.ask('fill', { count: matters });
    for (let event = 0; event < fromCity; event += 1) await this.load.tell(this.district.rogue);
    await this.quiet();
  }

  /** Half as long as a flood: there is one before and one after each. */
  quiet() {
    const nothing = () => ({});
    return this.stretch(this.seconds / 2, nothing, nothing);
  }

  flood(kind) {
    return this.stretch(
      this.seconds,
      () => this.rogue.ask('start', { kind }),
      () => this.rogue.ask('stop'),
    );
  }

  /** `used`: milliseconds of processor time, by program of the city, in so many `seconds`. */
  async stretch(length, begin, end) {
    await this.district.isQuiet();
    await pause(500);
    for (const [, time] of this.city) time.begin();
    await begin();
    const startedAt = performance.now();
    const latencies = await this.load.run(length, this.rate);
    const counts = await end();
    const seconds = (performance.now() - startedAt) / 1_000;
    const used = Object.fromEntries(this.city.map(([name, time]) => [name, time.usedMs()]));
    return { latencies, counts, seconds, used };
  }
}
