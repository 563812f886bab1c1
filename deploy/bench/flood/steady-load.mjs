import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../lib/until.mjs';

const eventsPerMatter = 8;

/** What the honest counties send the whole time, at an even rate whatever becomes of what went before, and how long it takes to the city. */
export class SteadyLoad {
  /** Id to author of every event that a county's relay acknowledged. */
  taken = new Map();

  constructor({ city, counties }) {
    Object.assign(this, { city, counties });
  }

  /** Milliseconds from the moment at which each event was due until the city has applied it, in ascending order. */
  async run(seconds, perSecond) {
    const started = performance.now();
    const stepMs = 1_000 / perSecond;
    const sending = [];
    for (let at = 0; at * stepMs < seconds * 1_000; at += 1) {
      const due = started + at * stepMs;
      await pause(Math.max(0, due - performance.now()));
      for (const county of this.counties) sending.push(this.send(county, due));
    }
    return (await Promise.all(sending)).sort((a, b) => a - b);
  }

  async send(county, due) {
    const event = this.next(county);
    const applied = this.city.ledger.nextApplied(event.id);
    await handIn(county, event);
    this.taken.set(event.id, county.iid);
    return (await applied) - due;
  }

  next(county) {
    if (!county.matter || county.left === 0) Object.assign(county, { matter: randomUUID(), left: eventsPerMatter });
    county.left -= 1;
    return anEvent(`${county.iid}.${this.city.iid}`, { rootCaseId: county.matter });
  }

  /** An event of the city for one county. */
  tell({ iid }) {
    return handIn(this.city, anEvent(`${this.city.iid}.${iid}`, { data: { text: '请按期答复。'.repeat(200) } }));
  }

  /** What the city's service wrote down, against what the counties handed in. */
  async verdict() {
    const isThere = async () => (await this.missing()).length === 0;
    await until('the city has everything', isThere, 120).catch(() => undefined);
    const numbers = `select author, matter, iseq from ledger group by 1, 2, 3 having count(*) > 1`;
    const [doubled, complaints] = await Promise.all([
      this.city.cluster.query(numbers),
      this.city.cluster.query('select what from complaint join ledger using (event_id) where author = any($1)', [
        this.counties.map(({ iid }) => iid),
      ]),
    ]);
    return { lost: (await this.missing()).length, doubled: doubled.length, outOfOrder: complaints.length };
  }

  async missing() {
    const rows = await this.city.cluster.query('select event_id as id from ledger');
    const applied = new Set(rows.map(({ id }) => id));
    return [...this.taken.keys()].filter((id) => !applied.has(id));
  }
}

function anEvent(route, more) {
  return {
    id: randomUUID(),
    type: 'qsl.case.changed.v1',
    matterKind: 'suggestion',
    rootCaseId: randomUUID(),
    route,
    time: new Date().toISOString(),
    data: { text: '小区饮水机的滤芯多久更换一次？' },
    ...more,
  };
}

async function handIn(office, event) {
  for (;;) {
    try {
      return await office.submit(event);
    } catch {
      await pause(50);
    }
  }
}
