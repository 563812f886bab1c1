import pg from 'pg';
import { answerTo, followUpOf, isFollowUp, isQuestion, questionsOf } from './events.mjs';
import { noteApplied } from './ledger.mjs';
import { routeUp } from './offices.mjs';
import { Outbox } from './outbox.mjs';

const writersOf = { county: 2, city: 4, province: 24 };

/** In the place of an office's services: hands in what its people write, applies what its relay hands over, answers where it is the province. */
export class Services {
  static open(card, { bus, databaseUrl, counts }) {
    const services = Object.assign(new Services(), { card, counts });
    services.pool = new pg.Pool({ connectionString: databaseUrl, max: card.tier === 'county' ? 2 : 8 });
    services.pool.on('error', () => undefined);
    const onTaken = (event) => (counts.taken += Number(isQuestion(event)));
    services.outbox = new Outbox(bus, { writers: writersOf[card.tier], onTaken });
    services.serve(bus, 'suggestions.event.apply', (event) => services.apply(event));
    services.serve(bus, 'suggestions.events.apply', ({ events }) => services.applyAll(events));
    services.serve(bus, 'suggestions.events.delivered', ({ notices }) => ({ count: notices.length }));
    return services;
  }

  /** The county asks what belongs to the item of this number. */
  escalate(number) {
    this.outbox.add(questionsOf(routeUp(this.card), number));
  }

  /** Something new from this office on so many of the matters that it knows. */
  async followUp(count) {
    const { rows } = await this.pool.query(
      'select matter as "rootCaseId", min(route) as route from ledger where answers is null group by matter limit $1',
      [count],
    );
    for (let each = 0; each < count; each += 1) this.outbox.add([followUpOf(rows[each % rows.length])]);
  }

  serve(bus, subject, answer) {
    bus.connection.subscribe(subject, {
      queue: 'suggestions',
      callback: async (_error, message) => {
        const { data, id } = message.json();
        try {
          message.respond(JSON.stringify({ response: await answer(data), isDisposed: true, id }));
        } catch {
          // No answer: the relay offers the event again.
        }
      },
    });
  }

  async applyAll(events) {
    const outcomes = [];
    for (const event of events) outcomes.push(await this.apply(event));
    return { outcomes };
  }

  async apply(event) {
    const { id, author, rootCaseId, iseq, route, data } = event;
    const { rows } = await this.pool.query(noteApplied, [id, author, rootCaseId, iseq, route, data.answers ?? null]);
    if (rows[0].offered === 1) this.noteApplied(event);
    return { result: 'applied' };
  }

  noteApplied(event) {
    const { tier } = this.card;
    if (tier === 'province' && isQuestion(event)) this.outbox.add([answerTo(event)]);
    if (tier === 'county' && event.data.answers) this.counts.answered += 1;
    if (isFollowUp(event)) this.counts.followed += 1;
  }
}
