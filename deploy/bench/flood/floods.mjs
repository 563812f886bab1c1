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
  let number = 0;
  rogue.onPull = (place) => makeReply(rogue, place, (number += 1));
  for (; rogue.isFlooding; await pause(200)) rogue.greet();
};

const eventsOnce = (rogue, make) => (rogue.made ??= Array.from({ length: many }, () => make(rogue)));
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
  hello: (rogue) =>
    rogue.say(() => rogue.question({ verb: 'hello', versions: [1], place: start }, randomUUID()), 2_000),
  pull: asking(() => ({ verb: 'pull', place: start, max: many, waitMs: 0 }), 1_000),
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
  'no rest': (rogue) => rogue.say(() => 'x'),
  'true events': answering((rogue, place) =>
    rogue.batch(
      place,
      Array.from({ length: many }, () => rogue.event()),
    ),
  ),
  'forged events': answering((rogue, place) => {
    const forge = () => ({ ...rogue.event(), jws: rogue.event().jws });
    const events = eventsOnce(rogue, forge).map((event) => ({ ...event }));
    return rogue.batch(place, events);
  }),
  'ill-fitting batches': answering((rogue, place) => ({
    ...rogue.batch(
      place,
      eventsOnce(rogue, () => rogue.event()),
    ),
    after: place.after + 1,
  })),
  'empty batches': answering((rogue, place) => rogue.batch(place, [])),
  'new epochs': answering((_rogue, { epoch }) => ({ kind: 'renewed', epoch: epoch + 1 })),
  'come and go': comeAndGo,
  'connections and subscriptions': stay,
  'impossible places': asking(
    (n) => ({ verb: 'pull', place: { ...start, after: n + 1_000 }, max: 1, waitMs: 0 }),
    1_000,
  ),
};
