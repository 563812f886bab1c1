import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { genesis } from '../../conform/event.mjs';

const hash = 'a'.repeat(64);
const start = { epoch: 1, after: 0, chain: genesis };
const many = 256;

/** Asks this so often a second: a link may ask 100. */
const asking = (makeQuestion, perSecond) => (rogue) => rogue.say((n) => rogue.question(makeQuestion(n)), perSecond);

/** Answers every pull of the city at once, so that it pulls again. */
const answering = (makeReply) => async (rogue) => {
  rogue.onPull = (place, max) => makeReply(rogue, place, max);
  for (; rogue.isFlooding; await pause(200)) rogue.greet();
};

const forged = (rogue) => ({ ...rogue.event(), jws: rogue.event().jws });
/** One more than may ever be asked for. */
const forgedOnce = (rogue) => (rogue.forged ??= Array.from({ length: many + 1 }, () => forged(rogue)));
const request = { body: 'x'.repeat(500), proof: 'x', voucher: 'x' };

async function comeAndGo(rogue) {
  const lanes = Array.from({ length: 10 }, async () => {
    while (rogue.isFlooding) {
      rogue.sent += 1;
      const connection = await rogue.dial({ reconnect: false }).catch(() => null);
      if (connection === null) rogue.refused += 1;
      else rogue.answered += 1;
      await connection?.close();
    }
  });
  await Promise.all(lanes);
}

/** The broker lets nobody say more than 1 MB at once, and hangs up on who does. */
async function sayTooMuch(rogue) {
  const tooMuch = Buffer.alloc(10_000_000, 'x');
  while (rogue.isFlooding) {
    rogue.sent += 1;
    const connection = await rogue.dial({ reconnect: false });
    connection.info.max_payload = Infinity;
    connection.publish(rogue.subject, tooMuch);
    await connection.closed();
    rogue.refused += 1;
  }
}

/** Says nothing: what the others feel of this is what the measurement is off by. */
async function burn(rogue) {
  for (let until = 0; rogue.isFlooding; await pause(0)) {
    until = performance.now() + 10;
    while (performance.now() < until);
  }
}

async function stay(rogue) {
  const open = [];
  for (; rogue.isFlooding; await pause(5)) {
    rogue.sent += 1;
    const connection = await rogue.dial({ reconnect: false }).catch(() => null);
    if (connection === null) rogue.refused += 1;
    else rogue.answered += 1;
    if (connection !== null) open.push(connection);
    for (let each = 0; each < 100; each += 1) connection?.subscribe(`_INBOX_${rogue.iid}.${randomUUID()}`);
  }
  await Promise.all(open.map((connection) => connection.close()));
}

/** What the rogue does, by kind; each goes on until it is told to end. */
export const floods = {
  nothing: burn,
  hello: (rogue) =>
    rogue.say(() => rogue.question({ verb: 'hello', versions: [1], place: start }, randomUUID()), 2_000),
  pull: asking(() => ({ verb: 'pull', place: start, max: many, waitMs: 0 }), 1_000),
  /** As much as one may ask without being taken for a flood: 100 of them a second are answered. */
  'pull, just below a flood': asking(() => ({ verb: 'pull', place: start, max: many, waitMs: 0 }), 290),
  replay: asking(() => ({ verb: 'replay', after: null, upTo: null, held: [] }), 500),
  'replay, all held': (rogue) => {
    const text = rogue.question({ verb: 'replay', after: null, upTo: null, held: rogue.known });
    return rogue.say(() => text, 100);
  },
  cards: asking(() => ({ verb: 'cards', after: 0, requests: Array(20).fill(request) }), 500),
  blob: asking(() => ({ verb: 'blob', sha256: hash, offset: 0, length: 524_288 }), 1_000),
  watch: asking((n) => ({ verb: 'watch', at: n, journal: { seq: n + 1, hash }, health: [] }), 1_000),
  reach: asking(() => ({ verb: 'reach' }), 1_000),
  'large bodies': (rogue) => {
    const text = JSON.stringify(randomBytes(500_000).toString('hex'));
    return rogue.say(() => text, 100);
  },
  'bodies of 10 MB': sayTooMuch,
  'no rest': (rogue) => rogue.say(() => 'x'),
  'true events': answering((rogue, place, max) =>
    rogue.batch(
      place,
      Array.from({ length: max }, () => rogue.event()),
    ),
  ),
  'forged events': answering((rogue, place, max) => rogue.batch(place, forgedOnce(rogue).slice(0, max))),
  'ill-fitting batches': answering((rogue, place, max) => ({
    ...rogue.batch(place, forgedOnce(rogue).slice(0, max)),
    after: place.after + 1,
  })),
  'batches beyond the question': answering((rogue, place) => rogue.batch(place, forgedOnce(rogue))),
  'empty batches': answering((rogue, place) => rogue.batch(place, [])),
  'new epochs': answering((_rogue, { epoch }) => ({ kind: 'renewed', epoch: epoch + 1 })),
  'come and go': comeAndGo,
  'connections and subscriptions': stay,
  'impossible places': asking(
    (n) => ({ verb: 'pull', place: { ...start, after: n + 1_000 }, max: 1, waitMs: 0 }),
    1_000,
  ),
};
