import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { testOffices, waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import { nextChain } from '../src/protocol/chain.js';
import type { Place, Question, Reply, WireEvent } from '../src/protocol/messages.js';
import { anEvent } from './relay-office.js';
import { beginning, Rogue, signed, upwards } from './rogue.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;
const { toParent } = linkSubjects(county.iid);
const down = [province.iid, city.iid];
const request = { body: 'x', proof: 'x', voucher: 'x' };

const greeting: Question = { verb: 'hello', versions: [1], place: beginning };
const asText = (question: Question) => JSON.stringify({ id: randomUUID(), session: 'flood', question });

/** Floods by questions: so many at once. */
const questions: Record<string, { question: Question; count: number }> = {
  hello: { question: greeting, count: 1_500 },
  'places beyond our log': {
    question: { verb: 'pull', place: { ...beginning, after: 9 }, max: 1, waitMs: 0 },
    count: 1_500,
  },
  cards: {
    question: { verb: 'cards', after: 0, requests: Array<typeof request>(20).fill(request) },
    count: 200,
  },
  watch: {
    question: { verb: 'watch', at: 1, journal: { seq: 1, hash: 'a'.repeat(64) }, health: [] },
    count: 200,
  },
  reach: { question: { verb: 'reach' }, count: 200 },
  'waiting pulls': {
    question: { verb: 'pull', place: beginning, max: 256, waitMs: 60_000 },
    count: 200,
  },
  'large bodies': {
    question: { verb: 'replay', after: null, upTo: null, held: Array<string>(20_000).fill(randomUUID()) },
    count: 40,
  },
};

const batchOf = ({ epoch, after, chain }: Place, events: WireEvent[]): Reply => {
  return { kind: 'batch', epoch, after, events, chain: events.reduce(nextChain, chain), directory: 0 };
};
const forged = { ...signed(county, upwards), jws: signed(county, upwards).jws };
const many = Array.from({ length: 257 }, () => signed(county, upwards));

/** Floods by answers: each at once, so that the city may ask again. */
const answers: Record<string, (place: Place) => Reply> = {
  'empty batches': (place) => batchOf(place, []),
  'batches of more events than were asked for': (place) => batchOf(place, many),
  'batches that do not fit': (place) => ({ ...batchOf(place, [forged]), chain: 'a'.repeat(64) }),
  'ever new epochs': ({ epoch }) => ({ kind: 'renewed', epoch: epoch + 1 }),
  'forged events': (place) => batchOf(place, [forged]),
};

describe('a county with valid credentials that floods its city', () => {
  let offices: ThreeOffices;
  let raw: NatsConnection;

  const dial = () =>
    connect({
      servers: [offices.brokers.city.url],
      authenticator: nkeyAuthenticator(Buffer.from(offices.brokers.city.seeds.child)),
      inboxPrefix: `_INBOX_${county.iid}`,
      reconnect: false,
    });

  const isHeard = () =>
    raw.request(toParent, asText(greeting), { timeout: 1_000 }).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    await offices.county.stop();
  });

  beforeEach(async () => {
    raw = await dial();
    await waitUntil(isHeard, { deadlineMs: 60_000, what: 'the city listens to this county again' });
  });

  afterEach(async () => {
    await raw.close();
  });

  afterAll(async () => {
    await offices.close();
  });

  /** The city’s other neighbour writes one matter; everything arrives, once and in order. */
  async function othersWork(): Promise<void> {
    const rootCaseId = randomUUID();
    const sent: string[] = [];
    for (let each = 0; each < 8; each += 1)
      sent.push((await offices.province.submit(anEvent(down, { rootCaseId }))).id);
    await waitUntil(() => offices.city.applied(rootCaseId).length >= sent.length, { deadlineMs: 60_000 });
    expect(offices.city.applied(rootCaseId)).toEqual(sent);
  }

  /** Questions of the county that were not answered, as the city counts them. */
  async function refused(): Promise<number> {
    const lines = (await offices.city.metrics()).split('\n');
    const counts = lines.filter(
      (line) => line.startsWith('qsl_link_refused_questions_total{') && line.includes(county.iid),
    );
    return counts.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  it('by replays: one at a time is answered, and the city says that it is busy', async () => {
    const question: Question = { verb: 'replay', after: null, upTo: null, held: [] };
    const inbox = `_INBOX_${county.iid}.flood`;
    const kinds: string[] = [];
    raw.subscribe(`${inbox}.*`, {
      callback: (_error, message) => void kinds.push(message.json<{ reply: Reply }>().reply.kind),
    });
    for (let asked = 0; asked < 100; asked += 1)
      raw.publish(toParent, asText(question), { reply: `${inbox}.${asked}` });
    await othersWork();
    await waitUntil(() => kinds.includes('busy') && kinds.includes('replay'));
  });

  it.each(Object.entries(questions))(
    'by %s: what is too much is refused and counted, others are served',
    async (...[, kind]) => {
      const before = await refused();
      for (let asked = 0; asked < kind.count; asked += 1) raw.publish(toParent, asText(kind.question));
      await raw.flush();
      await othersWork();
      await waitUntil(async () => (await refused()) > before, { what: 'the city counts what it did not answer' });
      expect((await offices.city.link(province.iid)).state).toBe('active');
    },
  );

  it.each(Object.entries(answers))('by %s: it is asked seldom, and others are served', async (...[, answer]) => {
    await raw.close();
    const { url, seeds } = offices.brokers.city;
    const rogue = await Rogue.open({ url, seed: seeds.child, self: county.iid, peer: city.iid, child: county.iid });
    const startedAt = performance.now();
    let pulls = 0;
    rogue.script.pull = ({ place }) => {
      pulls += 1;
      return answer(place);
    };
    try {
      await rogue.greet();
      await waitUntil(() => pulls >= 3, { deadlineMs: 60_000 });
      await othersWork();
      await waitUntil(() => performance.now() - startedAt > 3_000);
      const seconds = (performance.now() - startedAt) / 1_000;
      expect(pulls).toBeLessThanOrEqual(24 + 5 * seconds);
    } finally {
      await rogue.close();
    }
  });

  it('by connections and subscriptions: its account has so many of them, and no more', async () => {
    const dialled = await Promise.all(Array.from({ length: 30 }, () => dial().catch(() => null)));
    const open = dialled.filter((connection) => connection !== null);
    expect(open.length).toBeLessThan(16);
    await othersWork();
    await Promise.all(open.map((connection) => connection.close()));
    await offices.county.start();
    const { rootCaseId } = await offices.county.submit(anEvent([county.iid, city.iid]));
    await waitUntil(() => offices.city.applied(rootCaseId).length === 1, { deadlineMs: 60_000 });
  });
});
