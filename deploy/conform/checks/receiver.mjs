import { makeEvent } from '../event.mjs';
import { must } from '../kit.mjs';
import { isSamePlace } from '../parent.mjs';
import { newKey } from '../signing.mjs';

const said = ({ epoch, after }) => `${epoch}/${after}`;

/** A good event from the parent to the foreign office. */
const good = (kit, change = {}) => makeEvent({ author: kit.site.parent, route: kit.route, ...change });

/** Answers one pull wrongly about a new event; the next pull must stand where that one stood. Then all goes on rightly. */
async function dropped(kit, answer) {
  await kit.parent.caughtUp();
  const asked = await kit.parent.next('pull');
  return droppedAt(kit, asked, (batch) => answer(asked, batch));
}

async function droppedAt(kit, asked, answer) {
  const { parent } = kit;
  const event = good(kit);
  parent.put(event);
  const { place } = asked.question;
  answer(parent.batchAt(place.after));
  const again = await parent.next('pull');
  const stood = again.question.place;
  parent.serve(again);
  must(isSamePlace(stood, place), `the next pull stands at ${said(stood)}, not at ${said(place)}`);
  must(await kit.isTaken(event), 'the same event was not taken when it came rightly');
  return `the next pull stood at ${said(place)} again, and took the event when it came rightly`;
}

/** Puts one bad event between two good ones. */
async function refused(kit, bad) {
  const { parent } = kit;
  const [before, after] = [good(kit), good(kit)];
  parent.put(before, bad, after);
  must((await kit.isTaken(before)) && (await kit.isTaken(after)), 'a good event beside it was not taken');
  must(!(await kit.isTaken(bad)), 'it was taken into custody');
  return 'not in custody; the events before and after it are';
}

const badEvents = {
  'forged-signature': (kit) => good(kit, { signedBy: newKey() }),
  'altered-body': (kit) => {
    const event = good(kit, { data: { text: '饮水机' } });
    return { ...event, body: event.body.replace('饮水机', '饮酒机') };
  },
  'reserialised-body': (kit) => {
    const event = good(kit);
    return { ...event, body: JSON.stringify(JSON.parse(event.body), null, 1) };
  },
  'wrong-key': (kit) => makeEvent({ author: kit.site.sibling, route: routeOf(kit), signedBy: kit.site.parent.key }),
  'wrong-side': (kit) => makeEvent({ author: { ...kit.site.foreign, key: kit.site.parent.key }, route: kit.route }),
  'unknown-author': (kit) => makeEvent({ author: { iid: 'z999999', key: newKey() }, route: ['z999999', ...kit.route] }),
  'author-not-on-route': (kit) => good(kit, { change: { route: kit.site.foreign.iid } }),
  'other-id': (kit) => ({ ...good(kit), id: crypto.randomUUID() }),
  'no-event': (kit) => ({ ...good(kit), body: '不是 JSON' }),
  'no-number': (kit) => good(kit, { change: { iseq: 0 } }),
  'other-header': (kit) => {
    const event = good(kit);
    const header = Buffer.from('{"alg":"none","b64":false,"crit":["b64"]}').toString('base64url');
    return { ...event, jws: `${header}..${event.jws.split('.')[2]}` };
  },
};

const routeOf = ({ site }) => [site.sibling.iid, site.parent.iid, site.foreign.iid];

const refusals = Object.entries(badEvents).map(([name, make]) => ({
  name: `refuses-${name}`,
  section: name === 'other-header' ? '7' : '5',
  run: (kit) => refused(kit, make(kit)),
}));

export const receiverChecks = [
  {
    name: 'takes-batch',
    section: '5',
    async run(kit) {
      const events = [good(kit), makeEvent({ author: kit.site.root, route: [kit.site.root.iid, ...kit.route] })];
      kit.parent.put(...events);
      for (const event of events) must(await kit.isTaken(event), `${event.id} is not in its replay`);
      return 'its next pull names the chain behind them, its replay has them';
    },
  },
  {
    name: 'drops-gap',
    section: '5',
    run: (kit) => dropped(kit, (asked, batch) => asked.reply({ ...batch, after: batch.after + 1 })),
  },
  {
    name: 'drops-broken-chain',
    section: '5',
    run: (kit) => dropped(kit, (asked, batch) => asked.reply({ ...batch, chain: 'f'.repeat(64) })),
  },
  {
    name: 'drops-other-epoch',
    section: '5',
    run: (kit) => dropped(kit, (asked, batch) => asked.reply({ ...batch, epoch: batch.epoch + 1 })),
  },
  {
    name: 'drops-other-question',
    section: '2',
    run: (kit) => dropped(kit, (asked, batch) => asked.reply(batch, { id: crypto.randomUUID() })),
  },
  {
    name: 'drops-malformed-answer',
    section: '2',
    run: (kit) => dropped(kit, (asked, batch) => asked.reply({ ...batch, events: 'many' })),
  },
  {
    name: 'drops-old-session',
    section: '2',
    async run(kit) {
      const { parent } = kit;
      await parent.caughtUp();
      const old = parent.session;
      parent.session = crypto.randomUUID();
      const waiting = parent.release();
      await parent.ask({ verb: 'hello', versions: [1], place: parent.place });
      const asked = await parent.next('pull', 5_000).catch(() => waiting);
      return droppedAt(kit, asked, (batch) => asked.reply(batch, { session: old }));
    },
  },
  {
    name: 'drops-duplicate-batch',
    section: '5',
    async run(kit) {
      const { parent } = kit;
      await parent.caughtUp();
      const asked = await parent.next('pull');
      const [first, second] = [good(kit), good(kit)];
      parent.put(first);
      const batch = parent.batchAt(asked.question.place.after);
      asked.reply(batch);
      const again = await parent.next('pull');
      again.reply(batch);
      const third = await parent.next('pull');
      parent.serve(third);
      must(
        isSamePlace(third.question.place, parent.head),
        `the batch was counted twice: ${said(third.question.place)}`,
      );
      parent.put(second);
      must(await kit.isTaken(second), 'the next event was not taken');
      return `the place stayed ${said(again.question.place)}`;
    },
  },
  {
    name: 'skips-known-event',
    section: '5',
    async run(kit) {
      const [event, next] = [good(kit), good(kit)];
      kit.parent.put(event, event, next);
      must(await kit.isTaken(next), 'the event behind it was not taken');
      const copies = (await kit.parent.holds(event.matter)).length;
      must(copies === 1, `${copies} copies in custody`);
      return 'the same id twice in the log: one in custody, the place moved on';
    },
  },
  ...refusals,
  {
    name: 'takes-unknown-type',
    section: '5',
    async run(kit) {
      const matter = crypto.randomUUID();
      const unknown = good(kit, { matter, type: 'qsl.conform.tried.v9', change: { later: true } });
      const next = good(kit, { matter, iseq: 2 });
      const other = good(kit);
      kit.parent.put(unknown, next, other);
      for (const event of [unknown, next, other]) must(await kit.isTaken(event), `${event.id} was not taken`);
      return 'an unknown type with an unknown attribute is in custody, and what follows it';
    },
  },
  {
    name: 'keeps-both-of-a-number',
    section: '5',
    async run(kit) {
      const matter = crypto.randomUUID();
      const twins = [good(kit, { matter }), good(kit, { matter })];
      const other = good(kit);
      kit.parent.put(...twins, other);
      for (const event of [...twins, other]) must(await kit.isTaken(event), `${event.id} was not taken`);
      return 'both are in custody, other matters go on';
    },
  },
  {
    name: 'follows-renewed-epoch',
    section: '5',
    async run(kit) {
      const event = good(kit);
      kit.parent.put(event);
      await kit.parent.caughtUp();
      kit.parent.renew();
      must(await kit.isTaken(event), 'the event is gone');
      const copies = (await kit.parent.holds(event.matter)).length;
      must(copies === 1, `${copies} copies in custody`);
      return `it read epoch ${kit.parent.epoch} from its beginning and skipped what it knew`;
    },
  },
];
