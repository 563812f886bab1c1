import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { chainAfter, genesis, makeEvent } from '../../conform/event.mjs';

const start = { epoch: 1, after: 0, chain: genesis };
const fewestMs = 2;

/** A county with valid credentials, that asks and answers whatever it likes. */
export class Rogue {
  session = randomUUID();
  /** Ids of what it has at the city. */
  known = [];
  sent = 0;
  answered = 0;
  refused = 0;
  isFlooding = false;
  /** What it says to the city's pulls while it floods by answers; without one it leaves them waiting. */
  onPull = null;

  static async open(credentials) {
    const rogue = Object.assign(new Rogue(), credentials);
    rogue.subject = `link.v1.${rogue.iid}.parent`;
    rogue.connection = await rogue.dial();
    rogue.inbox = `_INBOX_${rogue.iid}.flood`;
    rogue.connection.subscribe(`${rogue.inbox}.*`, { callback: (_error, message) => rogue.hear(message) });
    rogue.connection.subscribe(`link.v1.${rogue.iid}.child`, { callback: (_error, message) => rogue.reply(message) });
    await rogue.connection.flush();
    return rogue;
  }

  /** @throws what the broker says where it does not let it in */
  dial(options = {}) {
    return connect({
      servers: [this.url],
      authenticator: nkeyAuthenticator(Buffer.from(this.seed)),
      inboxPrefix: `_INBOX_${this.iid}`,
      ignoreAuthErrorAbort: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
      ...options,
    });
  }

  begin() {
    Object.assign(this, { sent: 0, answered: 0, refused: 0, isFlooding: true });
  }

  end() {
    Object.assign(this, { isFlooding: false, onPull: null });
    return { sent: this.sent, answered: this.answered, refused: this.refused };
  }

  /** Says this so often a second, whatever comes back; without a rate as fast as the broker takes it. */
  async say(makeText, perSecond = Infinity) {
    for (let due = 0, started = performance.now(); this.isFlooding;) {
      due = Number.isFinite(perSecond) ? ((performance.now() - started) / 1_000) * perSecond : this.sent + 200;
      for (; this.sent < due; this.sent += 1) this.publish(makeText(this.sent));
      await this.connection.flush().catch(() => undefined);
      if (Number.isFinite(perSecond)) await pause(fewestMs);
    }
  }

  publish(text) {
    this.connection.publish(this.subject, text, { reply: `${this.inbox}.${this.sent}` });
  }

  /** A question of a city, asked in this life of the rogue or in a new one. */
  question(question, session = this.session) {
    return JSON.stringify({ id: randomUUID(), session, question });
  }

  /** Nobody listens, as the broker says, or the city is busy: that is a refusal. */
  hear(message) {
    const isTurnedAway = message.data.length === 0;
    if (isTurnedAway || /"kind":"(busy|refused)"/.test(message.string())) this.refused += 1;
    else this.answered += 1;
  }

  /** Lets the city ask anew: what it had asked before a greeting it takes for lost. */
  greet() {
    this.connection.publish(this.subject, this.question({ verb: 'hello', versions: [1], place: start }));
  }

  reply(message) {
    const { id, question } = JSON.parse(message.string());
    const reply = this.replyTo(question);
    if (reply === null) return;
    if (question.verb === 'pull') {
      this.sent += 1;
      this.answered += 1;
    }
    message.respond(JSON.stringify({ id, session: this.session, reply }));
  }

  replyTo({ verb, place, max }) {
    if (verb === 'hello') return { kind: 'hello', version: 1, place: start, directory: 0 };
    if (verb === 'pull') return this.onPull?.(place, max) ?? null;
    return verb === 'replay' ? { kind: 'busy' } : { kind: 'absent' };
  }

  /** A batch of these events, that fits the place that was pulled from. */
  batch({ epoch, after, chain }, events) {
    const wire = events.map(({ id, body, jws }) => ({ id, body, jws }));
    return { kind: 'batch', epoch, after, events: wire, chain: wire.reduce(chainAfter, chain), directory: 0 };
  }

  event(more = {}) {
    return makeEvent({ author: this, route: [this.iid, this.parent], data: { text: '请转办。' }, ...more });
  }

  async fill(count) {
    for (let left = count; left > 0;) {
      await new Promise((resolve) => {
        this.onPull = (place, max) => {
          const events = Array.from({ length: Math.min(left, max) }, () => this.event());
          left -= events.length;
          this.known.push(...events.map(({ id }) => id));
          resolve();
          this.onPull = null;
          return this.batch(place, events);
        };
        this.greet();
      });
    }
  }
}
