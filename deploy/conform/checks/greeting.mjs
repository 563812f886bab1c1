import { setTimeout as pause } from 'node:timers/promises';
import { must } from '../kit.mjs';
import { Silence } from '../link.mjs';

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isPlace = (place) => isCount(place?.epoch) && isCount(place.after) && /^[0-9a-f]{64}$/.test(place.chain);

/** Whether a text is left without an answer for a while. */
async function isUnanswered({ parent }, text) {
  return parent.link.say(text, 1_000).then(
    () => false,
    (error) => error instanceof Silence,
  );
}

const hello = (parent, change = {}) => ({ verb: 'hello', versions: [1], place: parent.place, ...change });
const frame = (question) => ({ id: 'x', session: 's', question });
const place = { epoch: 1, after: 0, chain: '0'.repeat(64) };

const malformed = {
  'no JSON': '{"id":',
  'a list': '[]',
  null: 'null',
  'no question': JSON.stringify({ id: 'x', session: 's' }),
  'an unknown verb': JSON.stringify(frame({ verb: 'conform' })),
  'the name of a built-in as verb': JSON.stringify(frame({ verb: 'constructor' })),
  'no id': JSON.stringify({ session: 's', question: { verb: 'hello', versions: [1], place } }),
  'a number for the session': JSON.stringify({ ...frame({ verb: 'hello', versions: [1], place }), session: 1 }),
  'no place': JSON.stringify(frame({ verb: 'pull', max: 1, waitMs: 0 })),
  'a negative place': JSON.stringify(frame({ verb: 'pull', place: { ...place, after: -1 }, max: 1, waitMs: 0 })),
  'a broken number': JSON.stringify(frame({ verb: 'pull', place: { ...place, epoch: 1.5 }, max: 1, waitMs: 0 })),
  'text for max': JSON.stringify(frame({ verb: 'pull', place, max: '1', waitMs: 0 })),
  'a huge number': `{"id":"x","session":"s","question":{"verb":"pull","place":{"epoch":1e400,"after":0,"chain":"0"},"max":1,"waitMs":0}}`,
  'no list of held ids': JSON.stringify(frame({ verb: 'replay', after: null, upTo: null, held: 'all' })),
  'a blob without a hash': JSON.stringify(frame({ verb: 'blob', sha256: '../../etc/passwd', offset: 0, length: 1 })),
};

const monstrous = {
  'a megabyte of nothing': 'x'.repeat(1_000_000),
  'lists 200,000 deep': '['.repeat(200_000),
  'a question nested 100,000 deep': `{"id":"x","session":"s","question":${'{"question":'.repeat(80_000)}1${'}'.repeat(80_001)}`,
};

async function areUnanswered(kit, texts) {
  const outcomes = await Promise.all(
    Object.entries(texts).map(async ([what, text]) => ((await isUnanswered(kit, text)) ? null : what)),
  );
  const answered = outcomes.filter((what) => what !== null);
  must(answered.length === 0, `answered: ${answered.join(', ')}`);
  const { reply } = await kit.parent.ask(hello(kit.parent));
  must(reply.kind === 'hello', `afterwards a hello was answered ${reply.kind}`);
  return `${outcomes.length} left without an answer, a hello after them answered`;
}

export const greetingChecks = [
  {
    name: 'greets',
    section: '3',
    async run({ parent }) {
      const isHello = (request) => request?.question?.verb === 'hello';
      while (!parent.heard.some(isHello)) await parent.next('hello').then((asked) => parent.answer(asked));
      const { id, session, question } = parent.heard.find(isHello);
      must(typeof id === 'string' && typeof session === 'string', `id ${id}, session ${session}`);
      must(question.versions?.includes?.(1), `versions ${JSON.stringify(question.versions)}`);
      must(isPlace(question.place), `place ${JSON.stringify(question.place)}`);
      return `versions ${question.versions}, place ${question.place.epoch}/${question.place.after}`;
    },
  },
  {
    name: 'greeting-answered',
    section: '3',
    async run({ parent }) {
      const { session, reply } = await parent.ask(hello(parent));
      must(reply.kind === 'hello' && reply.version === 1, `answered ${JSON.stringify(reply)}`);
      must(isPlace(reply.place), `place ${JSON.stringify(reply.place)}`);
      must(typeof session === 'string' && session !== '', `session ${session}`);
      must(isCount(reply.directory), `directory ${reply.directory}`);
      return `version 1, place ${reply.place.epoch}/${reply.place.after}, directory ${reply.directory}`;
    },
  },
  {
    name: 'version-refused',
    section: '3',
    async run({ parent }) {
      const { reply } = await parent.ask(hello(parent, { versions: [999] }));
      must(reply.kind === 'refused' && reply.reason === 'version', `answered ${JSON.stringify(reply)}`);
      return 'version 999 is refused as version';
    },
  },
  { name: 'malformed-unanswered', section: '2', run: (kit) => areUnanswered(kit, malformed) },
  { name: 'monstrous-unanswered', section: '2', run: (kit) => areUnanswered(kit, monstrous) },
  {
    name: 'unknown-fields-ignored',
    section: '2',
    async run({ parent }) {
      const { reply } = await parent.ask(hello(parent, { later: { version: 2 } }));
      must(reply.kind === 'hello', `answered ${JSON.stringify(reply)}`);
      return 'a hello with a field of a later version is answered';
    },
  },
];

/** Asked at the very end, of all that was heard. */
export const questionChecks = [
  {
    name: 'question-ids',
    section: '2',
    async run({ parent }) {
      await pause(0);
      const asked = parent.heard.filter((request) => request !== null);
      must(asked.length === parent.heard.length, `${parent.heard.length - asked.length} questions were no JSON`);
      const ids = new Set(asked.map(({ id }) => id));
      must(ids.size === asked.length, `${asked.length - ids.size} of ${asked.length} ids were used again`);
      return `${asked.length} questions, no id twice`;
    },
  },
  {
    name: 'pull-limits',
    section: '3',
    async run({ parent }) {
      const pulls = parent.heard
        .filter((request) => request?.question?.verb === 'pull')
        .map(({ question }) => question);
      const wrong = pulls.find(
        ({ max, waitMs, place }) => !(max >= 1 && max <= 256 && waitMs <= 60_000 && isPlace(place)),
      );
      must(wrong === undefined, `pulled with ${JSON.stringify(wrong)}`);
      return `${pulls.length} pulls, max and waitMs within bounds`;
    },
  },
];
