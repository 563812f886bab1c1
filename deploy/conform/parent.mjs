import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { chainAfter, genesis } from './event.mjs';
import { Silence } from './link.mjs';

export const maxEvents = 256;
export const maxBytes = 768 * 1024;
/** Longest that a foreign office may take to ask again: a whole pull and its time-out. */
export const patienceMs = 100_000;

/** A scripted parent: right by itself, and wrong wherever a check takes a question over. */
export class Parent {
  session = randomUUID();
  /** The log towards the foreign office. */
  epoch = 1;
  log = [];
  /** The kit's place in the foreign office's log, and what it has read there. */
  place = { epoch: 1, after: 0, chain: genesis };
  read = [];
  /** Every question that came, in order; `null` where it could not be read. */
  heard = [];
  blobs = new Map();
  watched = [];
  held = null;
  takers = [];

  constructor(link, site, registrar) {
    Object.assign(this, { link, registrar, path: [...new Set([site.parent.iid, site.root.iid])] });
    link.onQuestion = (request, answer) => this.hear(request, answer);
  }

  get head() {
    return { epoch: this.epoch, after: this.log.length, chain: this.log.at(-1)?.chain ?? genesis };
  }

  ask(question, timeoutMs) {
    return this.link.ask(this.session, question, timeoutMs);
  }

  /** Greets until somebody answers. @throws Silence */
  async isAnswered(timeoutMs) {
    for (const until = Date.now() + timeoutMs; ;) {
      const answer = await this.ask({ verb: 'hello', versions: [1], place: this.place }, 2_000).catch(() => null);
      if (answer) return;
      if (Date.now() > until) throw new Silence(`no greeting was answered within ${timeoutMs / 1_000} s`);
      await pause(200);
    }
  }

  hear(request, respond) {
    this.heard.push(request);
    const question = request?.question;
    if (typeof question?.verb !== 'string') return;
    const asked = { request, question, reply: (reply, more = {}) => respond(this.envelope(request, reply, more)) };
    const taker = this.takers.findIndex(({ verb }) => verb === question.verb);
    if (taker >= 0) this.takers.splice(taker, 1)[0].take(asked);
    else this.answer(asked);
  }

  envelope({ id }, reply, more) {
    return { id, session: this.session, reply, ...more };
  }

  /** The next question of a verb is left to the check; a pull that waits for events is the next one. @throws Silence */
  next(verb, timeoutMs = patienceMs) {
    if (verb === 'pull' && this.held) return Promise.resolve(this.release());
    return new Promise((resolve, reject) => {
      const taker = { verb, take: resolve };
      this.takers.push(taker);
      setTimeout(() => {
        const at = this.takers.indexOf(taker);
        if (at >= 0) this.takers.splice(at, 1);
        reject(new Silence(`no ${verb} was asked within ${timeoutMs / 1_000} s`));
      }, timeoutMs).unref();
    });
  }

  release() {
    const { asked, timer } = this.held;
    clearTimeout(timer);
    this.held = null;
    return asked;
  }

  answer(asked) {
    const { question, reply } = asked;
    if (question.verb === 'pull') return this.serve(asked);
    const replies = {
      hello: () => ({ kind: 'hello', version: 1, place: this.place, directory: this.registrar.serial }),
      cards: () => this.registrar.after(question.after),
      replay: () => ({ kind: 'replay', events: this.missing(question), more: false, inEpoch: this.place.epoch }),
      blob: () => this.part(question),
      watch: () => ({ kind: 'watched', at: Date.now(), witnessed: this.watched }),
      reach: () => ({ kind: 'reached', path: this.path }),
    };
    if (question.verb === 'hello') this.stayAbove(question.place);
    const answer = replies[question.verb]?.();
    if (answer) reply(answer);
  }

  /** An earlier run of the kit told this office more than this one knows: its log starts anew above that. */
  stayAbove(place) {
    const isBeyond = place?.epoch > this.epoch || (place?.epoch === this.epoch && place.after > this.log.length);
    if (isBeyond) this.renew(place.epoch + 1);
  }

  renew(epoch = this.epoch + 1) {
    this.epoch = epoch;
    this.log = this.log.reduce((log, event) => [...log, chained(log.at(-1)?.chain ?? genesis, event)], []);
    if (this.held) this.serve(this.release());
  }

  serve(asked) {
    const { place, waitMs } = asked.question;
    this.stayAbove(place);
    if (place.epoch < this.epoch) return asked.reply({ kind: 'renewed', epoch: this.epoch });
    if (place.after < this.log.length) return asked.reply(this.batchAt(place.after));
    clearTimeout(this.held?.timer);
    const timer = setTimeout(() => this.release().reply(this.batchAt(place.after)), waitMs);
    this.held = { asked, timer };
  }

  /** The batch behind a number, of at most `max` events. */
  batchAt(after, max = 100) {
    const events = this.log.slice(after, after + max);
    const chain = events.at(-1)?.chain ?? this.log[after - 1]?.chain ?? genesis;
    return this.batchOf(events, { after, chain });
  }

  batchOf(events, change) {
    const wires = events.map(({ id, body, jws }) => ({ id, body, jws }));
    return { kind: 'batch', epoch: this.epoch, events: wires, directory: this.registrar.serial, ...change };
  }

  put(...events) {
    for (const event of events) this.log.push(chained(this.head.chain, event));
    if (this.held) this.serve(this.release());
  }

  missing({ held }) {
    const known = new Set(held);
    return [...this.log, ...this.read]
      .filter(({ id }) => !known.has(id))
      .map(({ id, body, jws }) => ({ id, body, jws }));
  }

  part({ sha256, offset, length }) {
    const bytes = this.blobs.get(sha256);
    if (!bytes) return { kind: 'absent' };
    return { kind: 'part', size: bytes.length, bytes: bytes.subarray(offset, offset + length).toString('base64') };
  }

  /** Resolves once the foreign office pulls from the end of the log. @throws Silence */
  async caughtUp() {
    const isThere = ({ place }) => isSamePlace(place, this.head);
    if (this.held && isThere(this.held.asked.question)) return;
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      const asked = await this.next('pull', until - Date.now());
      this.serve(asked);
      if (isThere(asked.question)) return;
    }
    throw new Silence('the log was not read to its end');
  }

  /** One question for the foreign office's log, and its reply as it came. */
  async pull(place, { max = maxEvents, waitMs = 0 } = {}) {
    return (await this.ask({ verb: 'pull', place, max, waitMs }, waitMs + 10_000)).reply;
  }

  /** Reads the foreign office's log to its end; the last reply, and what was new. Places move only where the chain works out. */
  async readOn() {
    const fresh = [];
    for (;;) {
      const reply = await this.pull(this.place);
      if (reply.kind === 'renewed')
        Object.assign(this, { place: { epoch: reply.epoch, after: 0, chain: genesis }, read: [] });
      else if (reply.kind !== 'batch') throw new Error(`a pull from its log’s end was answered ${reply.kind}`);
      else if (reply.events.length === 0) return fresh;
      else fresh.push(...this.take(reply));
    }
  }

  take({ epoch, after, events, chain }) {
    const reached = events.reduce(chainAfter, this.place.chain);
    if (epoch !== this.place.epoch || after !== this.place.after) throw new Error(`a batch behind ${epoch}/${after}`);
    if (reached !== chain)
      throw new Error(`chain ${chain} behind event ${after + events.length}; by section 4 it is ${reached}`);
    this.place = { epoch, after: after + events.length, chain };
    this.read.push(...events);
    return events;
  }

  /** Ids of what the foreign office holds of a matter, by its own replay. @throws Silence */
  async holds(matter) {
    const ids = [];
    const range = { after: before(matter), upTo: matter };
    for (const until = Date.now() + patienceMs; Date.now() < until;) {
      const { reply } = await this.ask({ verb: 'replay', ...range, held: ids });
      if (reply.kind === 'busy') continue;
      ids.push(...reply.events.map(({ id }) => id));
      if (!reply.more) return ids;
    }
    throw new Silence('its replay came to no end');
  }
}

export const isSamePlace = (a, b) => a.epoch === b.epoch && a.after === b.after && a.chain === b.chain;

function chained(before, event) {
  return { ...event, chain: chainAfter(before, event) };
}

/** The UUID just below. */
function before(uuid) {
  const digits = (BigInt(`0x${uuid.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
