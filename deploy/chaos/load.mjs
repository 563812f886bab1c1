import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const eventsPerMatter = 8;
const writersPerOffice = 4;

/** Events that the offices' people write. Each is handed in until its relay says that it has it, as an outbox does. */
export class Load {
  /** Id to author of what a relay acknowledged. */
  taken = new Map();
  /** Of those: what no office had after a restore. Nobody who survived has committed it. */
  forgotten = new Set();
  isOver = false;
  faults = [];

  constructor(network) {
    this.network = network;
  }

  /** Writes so many events, at all offices together, and resolves when all were acknowledged. */
  async write(count) {
    let left = count;
    const writers = this.network.offices.flatMap((office) =>
      Array.from({ length: writersPerOffice }, async () => {
        const route = this.routeFrom(office);
        while (left > 0 && !this.isOver) {
          const rootCaseId = randomUUID();
          for (let each = 0; each < eventsPerMatter && left > 0 && !this.isOver; each += 1) {
            left -= 1;
            await this.submit(office, { rootCaseId, route });
          }
        }
      }),
    );
    await Promise.all(writers);
  }

  /** Writes without an end until the returned function is called; that one resolves when the last event was acknowledged. */
  begin(perSecond = 60, offices = this.network.offices) {
    let isWriting = true;
    const writing = offices.map(async (office) => {
      const route = this.routeFrom(office);
      while (isWriting) {
        const rootCaseId = randomUUID();
        for (let each = 0; each < eventsPerMatter && isWriting; each += 1) {
          await this.submit(office, { rootCaseId, route });
          await pause((1_000 * offices.length) / perSecond);
        }
      }
    });
    return async () => {
      isWriting = false;
      await Promise.all(writing);
    };
  }

  async submit(office, { rootCaseId, route }) {
    const event = {
      id: randomUUID(),
      type: 'qsl.case.changed.v1',
      matterKind: 'suggestion',
      rootCaseId,
      route,
      time: new Date().toISOString(),
      data: { text: '小区饮水机的滤芯多久更换一次？' },
    };
    for (let tries = 0; !this.isOver; tries += 1) {
      try {
        await office.submit(event);
        this.taken.set(event.id, office.iid);
        return event;
      } catch (error) {
        if (error.kind === 'conflict' || error.kind === 'invalid') this.faults.push(`${event.id}: ${error.reason}`);
        await pause(Math.min(50 * 2 ** tries, 1_000));
      }
    }
    return event;
  }

  /** All three offices, from the author's end; the city's events begin at the city. */
  routeFrom({ iid }) {
    const line = this.network.offices.map((office) => office.iid);
    const route = iid === line.at(-1) ? [...line].reverse() : [iid, ...line.filter((other) => other !== iid)];
    return route.join('.');
  }
}
