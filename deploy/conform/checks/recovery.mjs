import { makeEvent } from '../event.mjs';
import { must } from '../kit.mjs';
import { newKey } from '../signing.mjs';

const otherEpoch = 7;
const sample = (kit, change = {}) => makeEvent({ author: kit.site.parent, route: kit.route, ...change });

/** Takes the office for restored, gives it a replay in pages, and waits for its new epoch; what was seen. Once a run. */
async function restored(kit) {
  kit.seen ??= observe(kit);
  return kit.seen;
}

async function observe(kit) {
  const { parent } = kit;
  await kit.hasAuthored();
  const known = sample(kit);
  parent.put(known);
  await parent.caughtUp();
  await parent.readOn();
  const own = parent.read.map(({ id, body, jws }) => ({ id, body, jws }));
  const at = parent.place;
  const lost = [sample(kit), makeEvent({ author: kit.site.sibling, route: [kit.site.sibling.iid, ...kit.route] })];
  const forged = sample(kit, { signedBy: newKey() });
  const { kind } = await parent.pull({ ...at, after: at.after + 5 });
  must(kind === 'behind', `asked beyond its head it answers ${kind}`);
  const seen = { own, known, lost, forged, questions: await replay(parent, lost, forged) };
  seen.epoch = await renewedEpoch(parent, at);
  await parent.readOn();
  return { ...seen, again: parent.read.map(({ id, body, jws }) => ({ id, body, jws })) };
}

/** First busy; then the first lost event, and more; then the rest, a forged one with it. */
async function replay(parent, [first, second], forged) {
  const wire = ({ id, body, jws }) => ({ id, body, jws });
  const page = (events, more) => ({ kind: 'replay', events: events.map(wire), more, inEpoch: otherEpoch });
  const replies = [{ kind: 'busy' }, page([first], true), page([second, forged], false)];
  const questions = [];
  for (const reply of replies) {
    const asked = await parent.next('replay');
    questions.push(asked.question);
    asked.reply(reply);
  }
  for (let { upTo } = questions.at(-1); upTo !== null;) {
    const asked = await parent.next('replay');
    questions.push(asked.question);
    asked.reply(page([], false));
    ({ upTo } = asked.question);
  }
  return questions;
}

async function renewedEpoch(parent, place) {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const reply = await parent.pull(place, { waitMs: 500 });
    if (reply.kind === 'renewed') return reply.epoch;
  }
  return null;
}

export const recoveryChecks = [
  {
    name: 'behind',
    section: '4',
    async run(kit) {
      await restored(kit);
      return 'asked beyond its head it answers behind, and asks for a replay';
    },
  },
  {
    name: 'replay-asked-again',
    section: '6',
    async run(kit) {
      const { questions, lost } = await restored(kit);
      const [busy, first, more] = questions;
      must(busy.after === null, `it begins behind ${busy.after}`);
      must(first.after === busy.after && first.upTo === busy.upTo, 'after busy it asked for another range');
      must(more.after === first.after && more.upTo === first.upTo, 'where there was more it asked for another range');
      must(more.held.includes(lost[0].id), 'it does not name what the first page brought');
      return 'after busy, and where there is more, the same range again, naming what has come';
    },
  },
  {
    name: 'replay-names-all',
    section: '6',
    async run(kit) {
      const { questions, own, known } = await restored(kit);
      const held = new Set(questions.flatMap((question) => question.held));
      const unnamed = [...own, known].filter(({ id }) => !held.has(id));
      must(unnamed.length === 0, `${unnamed.length} events that it holds are not named`);
      return `${questions.length} questions named ${held.size} events`;
    },
  },
  {
    name: 'replay-taken',
    section: '6',
    async run(kit) {
      const { lost, forged } = await restored(kit);
      for (const event of lost) must(await kit.isTaken(event), `${event.id} was not taken back`);
      must(!(await kit.isTaken(forged)), 'a forged event of the replay was taken');
      return 'what was lost is there again, the forged event of the replay is not';
    },
  },
  {
    name: 'new-epoch',
    section: '6',
    async run(kit) {
      const { epoch, own, again } = await restored(kit);
      must(epoch !== null, 'no new epoch within a minute');
      must(epoch > otherEpoch, `epoch ${epoch}, though inEpoch named ${otherEpoch}`);
      const missing = own.filter(
        (event) => !again.some(({ id, body, jws }) => id === event.id && body === event.body && jws === event.jws),
      );
      must(missing.length === 0, `${missing.length} of ${own.length} events are not in it as they were`);
      return `epoch ${epoch}, above ${otherEpoch}, with all ${own.length} events as they were`;
    },
  },
  {
    name: 'renewed',
    section: '4',
    async run(kit) {
      await restored(kit);
      const { place } = kit.parent;
      const reply = await kit.parent.pull({ ...place, epoch: place.epoch - 1 });
      must(reply.kind === 'renewed' && reply.epoch === place.epoch, `answered ${JSON.stringify(reply).slice(0, 80)}`);
      return `asked in epoch ${place.epoch - 1} it answers renewed with ${place.epoch}`;
    },
  },
  {
    name: 'fork',
    section: '4',
    async run(kit) {
      await restored(kit);
      const { place } = kit.parent;
      const reply = await kit.parent.pull({ ...place, after: 1, chain: 'f'.repeat(64) });
      must(reply.kind === 'fork', `another chain at event 1 is answered ${reply.kind}`);
      await kit.parent.readOn();
      return 'another chain at event 1 is answered fork';
    },
  },
];
