import type { LinkAlarm } from '@qsl/contracts';
import { absent, fieldChanges, type FieldPath } from '@qsl/testing';
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { decodeJoinAnswer, decodeJoinQuestion } from '../src/protocol/join-messages.js';
import { checkAnswer, checkRequest, MalformedMessage } from '../src/protocol/message-checks.js';
import type { Question, Reply } from '../src/protocol/messages.js';

const published = new URL('../../../docs/asyncapi.json', import.meta.url);
const document = JSON.parse(readFileSync(published, 'utf8')) as object;
const schemas = new Ajv({ strict: false }).addSchema(document, 'link');

const place = { epoch: 1, after: 2, chain: 'ab'.repeat(32) };
const event = { id: 'a', body: '{}', jws: 'x' };
const eventId = '01a22e48-61c8-7a60-a18f-372e0aacf287';
const head = { seq: 4, hash: 'cd'.repeat(32) };
const [at, request] = ['2026-11-27T05:00:00.000Z', 'ef'.repeat(32)];
const health = {
  iid: 'x610303',
  at,
  link: 'active',
  pending: 2,
  oldest: at,
  parked: 0,
  canary: { at, ms: 12 },
  alarms: ['directory_stale'] as LinkAlarm[],
} as const;

const about = { software: '1.4.0', types: ['qsl.case.filed.v1'] };

const questions: Question[] = [
  { verb: 'hello', versions: [1], place },
  { verb: 'hello', versions: [1, 2], place, about },
  { verb: 'pull', place, max: 256, waitMs: 20_000 },
  { verb: 'replay', after: null, upTo: '0190f3a0-0000-7000-8000-0000000000aa', held: ['a', 'b'] },
  { verb: 'replay', after: null, upTo: null, held: [], endedEpoch: 3 },
  { verb: 'cards', after: 3, requests: [{ body: '{}', proof: 'x', voucher: 'y' }] },
  { verb: 'blob', sha256: 'ab'.repeat(32), offset: 0, length: 512 * 1024 },
  { verb: 'watch', at: 1, journal: head, health: [health, { ...health, link: null, oldest: null, canary: null }] },
  { verb: 'reach' },
  { verb: 'attest', asker: 'x610303', end: 'p610000', nonce: place.chain, events: [eventId] },
];
const replies: Reply[] = [
  { kind: 'hello', version: 1, place },
  { kind: 'hello', version: 1, place, directory: 4, about },
  { kind: 'batch', epoch: 1, after: 2, events: [event], chain: place.chain, directory: 4 },
  { kind: 'renewed', epoch: 2 },
  { kind: 'behind' },
  { kind: 'fork' },
  { kind: 'replay', events: [event], more: true, inEpoch: 1 },
  { kind: 'replay', events: [], more: false, inEpoch: 1, endedEpoch: 2 },
  { kind: 'cards', cards: [{ body: '{}', jws: 'x' }], directory: 4, refused: [{ request, fault: 'proof' }] },
  { kind: 'part', size: 3, bytes: 'AAAA' },
  { kind: 'watched', at: 1, witnessed: [head] },
  { kind: 'watched', at: 1, witnessed: [], head: { body: '{}', jws: 'x' } },
  { kind: 'reached', path: ['x610303', 'c610300'] },
  { kind: 'attested', list: { body: '{}', jws: 'x' } },
  { kind: 'absent' },
  { kind: 'busy' },
  { kind: 'refused', reason: 'version' },
];

const pinned = {
  iid: 'p610000',
  name: '陕西省政协',
  tier: 'province',
  areaCode: '610000',
  parent: null,
  signingKey: 'a'.repeat(43),
  sealingKey: 'b'.repeat(43),
};
const joinAnswers = [
  { state: 'waiting' },
  { state: 'approved' },
  { state: 'admitted', offices: [pinned, { ...pinned, iid: 'c610300', tier: 'city', parent: 'p610000' }] },
  { state: 'refused', reason: 'used' },
];
/** What travels as text that says `join` is read by the reader of that text. */
const read = (decode: (text: string) => object) => (message: unknown) => ({
  join: 1,
  ...decode(JSON.stringify(message) ?? ''),
});

const frame = { id: '1', session: 's' };
const samples = [
  ...questions.map((question) => ({ schema: 'LinkRequest', check: checkRequest, message: { ...frame, question } })),
  ...replies.map((reply) => ({ schema: 'LinkAnswer', check: checkAnswer, message: { ...frame, reply } })),
  {
    schema: 'JoinQuestionMessage',
    check: read(decodeJoinQuestion),
    message: { join: 1, body: '{"act":"enrol"}', proof: 'x..y' },
  },
  ...joinAnswers.map((answer) => ({
    schema: 'JoinAnswerMessage',
    check: read(decodeJoinAnswer),
    message: { join: 1, ...answer },
  })),
];

function fits(schema: string, message: unknown): boolean {
  const validate = schemas.getSchema(`link#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The document has no schema ${schema}`);
  return validate(message) === true;
}

function isTaken(check: (message: unknown) => unknown, message: unknown): boolean {
  try {
    check(message);
    return true;
  } catch (error) {
    if (error instanceof MalformedMessage || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** What else could stand anywhere. */
const others: unknown[] = [
  ...[absent, null, true, false, '', 'x', 'A A=', '../etc/passwd', 'AB'.repeat(32), place.chain, 'p610000'],
  ...[-1, 0, 1, 0.5, 2 ** 31, 2 ** 53, 512 * 1024 + 1, [], [null], ['x'], [-1], {}, { extra: 1 }],
  ...['A'.repeat(700_000), Array.from({ length: 101 }, () => health), 'reach', 'behind', 'constructor', '__proto__'],
];

/**
 * Where readers are more lenient than senders may be: reasons that a later version gives, what it says of its health and itself, and a
 * root office that leaves out that it has no parent.
 */
const lenient = (path: FieldPath): boolean =>
  ['reason', 'fault', 'parent'].includes(path.at(-1) ?? '') || ['health', 'about'].includes(path[1] ?? '');

describe('the published schemas of the link’s messages', () => {
  it('are met by every question and reply, which arrive as they were sent', () => {
    for (const { schema, check, message } of samples) {
      expect(check(message)).toEqual(message);
      expect([message, fits(schema, message)]).toEqual([message, true]);
    }
  });

  it('refuse what this code refuses and take what it takes, whatever stands in whichever field', () => {
    const verdicts = { both: 0, none: 0 };
    for (const { schema, check, message } of samples) {
      for (const { path, other, message: one } of fieldChanges(message, others)) {
        const [published, taken] = [fits(schema, one), isTaken(check, one)];
        if (!(taken && lenient(path))) expect([path, other, published]).toEqual([path, other, taken]);
        verdicts[taken ? 'both' : 'none'] += 1;
      }
    }
    expect(verdicts.both).toBeGreaterThan(500);
    expect(verdicts.none).toBeGreaterThan(2_000);
  });

  it('ignore fields that they do not know, as readers do', () => {
    for (const { schema, check, message } of samples) {
      const more = { ...message, later: { version: 2 } };
      expect(fits(schema, more)).toBe(true);
      expect(check(more)).toEqual(message);
    }
  });
});
