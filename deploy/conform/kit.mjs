import { faultsOf } from './event.mjs';
import { Silence } from './link.mjs';

/** What the foreign office did against the protocol; the message is what was seen. */
export class Breach extends Error {}
/** The check could not be made. */
export class NotRun extends Error {}

/** @throws Breach */
export function must(isSo, seen) {
  if (!isSo) throw new Breach(seen);
}

/** What checks work with. */
export class Kit {
  constructor({ parent, site, registrar, trigger }) {
    Object.assign(this, { parent, site, registrar, trigger });
  }

  /** From the parent to the foreign office, by the parent. */
  get route() {
    return [this.site.parent.iid, this.site.foreign.iid];
  }

  /** Lets the foreign office author events, and reads them; all that came. @throws NotRun */
  async authored(wish = {}) {
    const { parent, trigger } = this;
    const events = await parent.readOn();
    await trigger.author(wish);
    for (const until = Date.now() + trigger.patienceMs; events.length < (wish.events ?? 1);) {
      if (Date.now() > until) throw new NotRun(`only ${events.length} of ${wish.events ?? 1} events came`);
      const reply = await parent.pull(parent.place, { waitMs: 10_000 });
      if (reply.kind === 'batch') events.push(...parent.take(reply));
      else events.push(...(await parent.readOn()));
    }
    return events;
  }

  /** Something of the foreign office's own is in its log. */
  async hasAuthored() {
    await this.parent.readOn();
    if (this.parent.read.length === 0) await this.authored({ events: 3, isOneMatter: true });
    return this.parent.read;
  }

  faults(wire) {
    return faultsOf(wire, { iid: this.site.foreign.iid, key: this.site.foreign.key.text });
  }

  /** The foreign office takes an event into custody, and moves on. */
  async isTaken(event) {
    await this.parent.caughtUp();
    return (await this.parent.holds(event.matter)).includes(event.id);
  }
}

/** Runs one check. */
export async function attempt({ name, section, run }, kit) {
  const from = performance.now();
  const row = (outcome, seen) => ({ check: name, section, outcome, seen, ms: Math.round(performance.now() - from) });
  try {
    return row('pass', (await run(kit)) ?? '');
  } catch (error) {
    if (error instanceof NotRun) return row('skip', error.message);
    const isExpected = error instanceof Breach || error instanceof Silence;
    return row('fail', isExpected ? error.message : (error.stack ?? String(error)));
  }
}
