import { setTimeout as pause } from 'node:timers/promises';
import { questionsIn } from './events.mjs';

const tickMs = 100;

/** Lets the counties escalate items, in turn, so that never more than a window of questions is without an answer. */
export class Load {
  granted = { items: 0, questions: 0, followUps: 0 };
  /** Questions that a county has been given to ask. */
  perCounty = new Map();
  latest = { taken: 0, answered: 0, followed: 0 };

  /** @param stallSeconds in which something has to move */
  constructor(province, { stallSeconds, onTick }) {
    Object.assign(this, { province, stallSeconds, onTick });
  }

  /** Resolves when all these items are answered at their counties. */
  async run({ items, window }) {
    const last = this.granted.items + items;
    await this.watch(async () => {
      const grants = [];
      while (this.granted.items < last && this.granted.questions - this.latest.answered < window)
        grants.push(this.next());
      await this.give(grants);
      return this.granted.items === last && this.isAnswered;
    });
  }

  /** All these items at once, as far as the counties can; resolves when their relays have them. */
  async write(items) {
    await this.give(Array.from({ length: items }, () => this.next()));
    await this.watch(() => this.latest.taken === this.granted.questions);
  }

  /** News from the province and the cities on matters that they know. Each reaches two other offices. */
  async followUp(count) {
    const authors = this.province.offices.filter(({ tier }) => tier !== 'county');
    const share = Math.ceil(count / authors.length);
    for (const { host, iid } of authors) await host.ask('followUp', { iid, count: share });
    this.granted.followUps += share * authors.length;
  }

  /** Resolves when everything has arrived. */
  settle() {
    return this.watch(() => this.isAnswered && this.latest.followed === 2 * this.granted.followUps);
  }

  get isAnswered() {
    return this.latest.answered === this.granted.questions;
  }

  next() {
    const { counties } = this.province;
    const number = this.granted.items;
    const county = counties[number % counties.length];
    this.granted.items += 1;
    this.granted.questions += questionsIn(number);
    this.perCounty.set(county.iid, (this.perCounty.get(county.iid) ?? 0) + questionsIn(number));
    return { county, number };
  }

  async give(grants) {
    for (const host of this.province.hosts) {
      const own = grants.filter(({ county }) => county.host === host);
      const numbers = own.map(({ county, number }) => [county.iid, number]);
      if (own.length > 0) await host.ask('escalate', { grants: numbers });
    }
  }

  /** @throws Error when nothing has moved for too long */
  async watch(isOver) {
    let movedAt = performance.now();
    while (!(await isOver())) {
      await pause(tickMs);
      const counts = await this.province.counts();
      if (JSON.stringify(counts) !== JSON.stringify(this.latest)) movedAt = performance.now();
      this.latest = counts;
      if (performance.now() - movedAt > this.stallSeconds * 1_000)
        throw new Error(`nothing moved for ${this.stallSeconds} s: ${JSON.stringify({ ...this.granted, ...counts })}`);
      await this.onTick(this);
    }
  }
}
