import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { Helper } from './helper.mjs';
import { ProcessorTime } from './processor-time.mjs';
import { SteadyLoad } from './steady-load.mjs';

/** Events of the city that the rogue can pull: a full batch. */
const fromCity = 200;

/** Stretches of time in which the honest counties send as ever, each with something else going on beside. */
export class Rounds {
  constructor(district, { seconds, rate }) {
    Object.assign(this, { district, seconds, rate });
    this.load = new SteadyLoad(district);
    this.rogue = new Helper('rogue-main.mjs', join(district.folder, 'rogue.log'));
    this.burner = new Helper('burner-main.mjs', join(district.folder, 'burner.log'));
    this.relay = new ProcessorTime(district.city.relay.child.pid);
  }

  /** `matters`: that the rogue has at the city before anything is measured. */
  async open(matters) {
    await this.rogue.ask('open', this.district.rogue);
    await this.rogue.ask('fill', { count: matters });
    for (let event = 0; event < fromCity; event += 1) await this.load.tell(this.district.rogue);
    await this.quiet();
  }

  quiet() {
    return this.stretch(
      () => undefined,
      () => ({ cpuMs: 0 }),
    );
  }

  flood(kind) {
    return this.stretch(
      () => this.rogue.ask('start', { kind }),
      () => this.rogue.ask('stop'),
    );
  }

  /** `share` of one core is used, by a process that does not talk to the city. */
  burn(share) {
    return this.stretch(
      () => this.burner.ask('start', { share }),
      () => this.burner.ask('stop'),
    );
  }

  async stretch(begin, end) {
    await this.district.isQuiet();
    await pause(500);
    this.relay.begin();
    await begin();
    const startedAt = performance.now();
    const latencies = await this.load.run(this.seconds, this.rate);
    const counts = await end();
    const ms = performance.now() - startedAt;
    return { latencies, counts, seconds: ms / 1_000, share: counts.cpuMs / ms, relayShare: this.relay.usedMs() / ms };
  }
}
