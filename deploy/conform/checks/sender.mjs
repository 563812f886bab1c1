import { chainAfter, genesis, sha256 } from '../event.mjs';
import { must } from '../kit.mjs';
import { maxBytes, maxEvents } from '../parent.mjs';

const sizeOf = (events) => Buffer.byteLength(JSON.stringify(events));
const first = (parent) => ({ epoch: parent.place.epoch, after: 0, chain: genesis });

/** All events from a place on, by as many pulls as it takes; every batch is looked at. */
async function readFrom(parent, place, look) {
  const events = [];
  for (let at = place; ;) {
    const reply = await parent.pull(at, { max: 100_000 });
    must(reply.kind === 'batch', `a pull was answered ${reply.kind}`);
    if (reply.events.length === 0) return events;
    look(reply);
    events.push(...reply.events);
    at = { epoch: reply.epoch, after: reply.after + reply.events.length, chain: reply.chain };
  }
}

async function limits(kit, wish) {
  const { parent } = kit;
  const start = (await kit.hasAuthored()) && parent.place;
  await kit.authored(wish);
  const batches = [];
  await readFrom(parent, start, ({ events }) => batches.push({ count: events.length, bytes: sizeOf(events) }));
  const tooLong = batches.find(({ count }) => count > maxEvents);
  must(tooLong === undefined, `a batch of ${tooLong?.count} events`);
  const tooBig = batches.find(({ count, bytes }) => count > 1 && bytes > maxBytes);
  must(tooBig === undefined, `a batch of ${tooBig?.bytes} bytes`);
  return `batches of ${batches.map(({ count, bytes }) => `${count} (${Math.ceil(bytes / 1_024)} KB)`).join(', ')}`;
}

export const senderChecks = [
  {
    name: 'event-form',
    section: '7',
    async run(kit) {
      const events = await kit.hasAuthored();
      const faults = events.flatMap((event) => kit.faults(event).map((fault) => `${event.id}: ${fault}`));
      must(faults.length === 0, faults.slice(0, 3).join('; '));
      return `${events.length} events, attributes and signatures`;
    },
  },
  {
    name: 'author-numbers',
    section: '7',
    async run(kit) {
      const last = new Map();
      for (const { body } of await kit.hasAuthored()) {
        const { rootcaseid, iseq, prev } = JSON.parse(body);
        const before = last.get(rootcaseid);
        must(iseq === (before?.iseq ?? 0) + 1, `iseq ${iseq} behind ${before?.iseq ?? 'nothing'} in ${rootcaseid}`);
        must(before === undefined || prev === before.hash, `prev ${prev} does not name the event before it`);
        last.set(rootcaseid, { iseq, hash: sha256(body) });
      }
      return `${last.size} matters, numbers without gaps, each naming the one before`;
    },
  },
  {
    name: 'chain',
    section: '4',
    async run(kit) {
      const { parent } = kit;
      await kit.hasAuthored();
      let chain = genesis;
      await readFrom(parent, first(parent), (reply) => {
        chain = reply.events.reduce(chainAfter, chain);
        must(
          reply.chain === chain,
          `behind event ${reply.after + reply.events.length}: ${reply.chain}, by section 4 ${chain}`,
        );
      });
      return `${parent.read.length} events from the beginning, the chain works out`;
    },
  },
  {
    name: 'served-again',
    section: '4',
    async run(kit) {
      const { parent } = kit;
      await kit.hasAuthored();
      const again = await readFrom(parent, first(parent), () => undefined);
      const plain = (events) => JSON.stringify(events.map(({ id, body, jws }) => [id, body, jws]));
      must(plain(again) === plain(parent.read), 'the same places give other bytes the second time');
      return `${again.length} events that were read before, byte by byte the same`;
    },
  },
  {
    name: 'pull-max',
    section: '3',
    async run(kit) {
      await kit.hasAuthored();
      const reply = await kit.parent.pull(first(kit.parent), { max: 1 });
      must(reply.events?.length === 1, `${reply.events?.length} events where max was 1`);
      return 'one event where max was 1';
    },
  },
  {
    name: 'long-poll',
    section: '3',
    async run(kit) {
      const { parent } = kit;
      await kit.hasAuthored();
      const from = performance.now();
      const waiting = parent.pull(parent.place, { waitMs: 2_000 });
      await parent.ask({ verb: 'hello', versions: [1], place: parent.place }, 1_500);
      const reply = await waiting;
      const ms = Math.round(performance.now() - from);
      must(reply.kind === 'batch' && reply.events.length === 0, `answered ${reply.kind} of ${reply.events?.length}`);
      must(ms >= 1_900, `answered after ${ms} ms where waitMs was 2000`);
      const { epoch, after, chain } = parent.place;
      must(
        reply.after === after && reply.chain === chain && reply.epoch === epoch,
        'the empty batch names another place',
      );
      return `an empty batch after ${ms} ms of 2000; a hello was answered meanwhile`;
    },
  },
  {
    name: 'long-poll-woken',
    section: '3',
    async run(kit) {
      const { parent } = kit;
      await kit.hasAuthored();
      const from = performance.now();
      const waiting = parent.pull(parent.place, { waitMs: 60_000 });
      await kit.trigger.author({ events: 1 });
      const reply = await waiting;
      const ms = Math.round(performance.now() - from);
      must(reply.kind === 'batch' && reply.events.length > 0, `answered ${reply.kind} of ${reply.events?.length}`);
      must(ms < 55_000, `an event came only after ${ms} ms`);
      return `an event that was authored meanwhile came after ${ms} ms of 60000`;
    },
  },
  { name: 'batch-events', section: '3', run: (kit) => limits(kit, { events: 300, isOneMatter: true }) },
  { name: 'batch-bytes', section: '3', run: (kit) => limits(kit, { events: 6, bytes: 200_000, isOneMatter: true }) },
  {
    name: 'replay-pages',
    section: '3',
    async run(kit) {
      const { parent } = kit;
      const known = (await kit.hasAuthored()).map(({ id }) => id);
      const [given, pages] = [new Set(), []];
      for (let more = true; more;) {
        const { reply } = await parent.ask({ verb: 'replay', after: null, upTo: null, held: [...given] }, 30_000);
        must(reply.kind === 'replay', `answered ${reply.kind}`);
        must(reply.events.length <= maxEvents, `a page of ${reply.events.length} events`);
        must(reply.events.length <= 1 || sizeOf(reply.events) <= maxBytes, `a page of ${sizeOf(reply.events)} bytes`);
        must(!reply.more || reply.events.length > 0, 'more to come, and an empty page');
        for (const { id } of reply.events)
          must(!given.has(id) && given.add(id), `${id} twice, though it was named as held`);
        pages.push(reply.events.length);
        more = reply.more;
      }
      const missing = known.filter((id) => !given.has(id));
      must(missing.length === 0, `${missing.length} events of its own log are not in its replay`);
      return `pages of ${pages.join(', ')}`;
    },
  },
];
