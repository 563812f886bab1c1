import { attestOf } from './attestation.js';
import { iidPattern, type Signed } from './card.js';
import type { SignedRequest } from './card-request.js';
import { maxPartBytes, sha256Hex } from './blobs.js';
import {
  type BlobPart,
  type CardsAfter,
  type Hello,
  type LinkAnswer,
  type LinkRequest,
  type Place,
  type Pull,
  type Question,
  type RefusalReason,
  refusalReasons,
  type RefusedRequest,
  type Replay,
  type Reply,
  type Watch,
  type WireEvent,
} from './messages.js';
import { fieldsOf as fieldsNamed } from './fields.js';
import { highestOrdinal, uuidPattern } from './forms.js';
import { mostHealth, officeHealth } from './health.js';
import { type Introduction, introductionOf } from './introduction.js';
import type { JournalHead } from './journal.js';
import { requestFaults } from './registrar.js';

/** What came over the link is not a message of this protocol. */
export class MalformedMessage extends Error {}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MalformedMessage('object expected');
  return { ...value };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new MalformedMessage(`text expected: ${name}`);
  return value;
}

function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new MalformedMessage(`count expected: ${name}`);
  return value;
}

/** What the other side says of numbers is kept; beyond this no column could hold it. */
function ordinal(fields: Fields, name: string): number {
  const value = count(fields, name);
  if (value > highestOrdinal) throw new MalformedMessage(`at most ${highestOrdinal}: ${name}`);
  return value;
}

function hash(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (!sha256Hex.test(value)) throw new MalformedMessage(`hash expected: ${name}`);
  return value;
}

function list<T>(fields: Fields, name: string, item: (value: unknown) => T): T[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new MalformedMessage(`list expected: ${name}`);
  return value.map((entry: unknown) => item(entry));
}

function yesOrNo(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new MalformedMessage(`true or false expected: ${name}`);
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new MalformedMessage('text expected');
  return value;
}

function iidOf(value: unknown): string {
  const iid = textOf(value);
  if (!iidPattern.test(iid)) throw new MalformedMessage('instance id expected');
  return iid;
}

function countOf(value: unknown): number {
  return count({ value }, 'value');
}

function matterOrNull(fields: Fields, name: string): string | null {
  if (fields[name] === null) return null;
  const value = text(fields, name);
  if (!uuidPattern.test(value)) throw new MalformedMessage(`UUID expected: ${name}`);
  return value;
}

function wireEvent(value: unknown): WireEvent {
  const fields = fieldsOf(value);
  return { id: text(fields, 'id'), body: text(fields, 'body'), jws: text(fields, 'jws') };
}

function signed(value: unknown): Signed {
  const fields = fieldsOf(value);
  return { body: text(fields, 'body'), jws: text(fields, 'jws') };
}

function signedRequest(value: unknown): SignedRequest {
  const fields = fieldsOf(value);
  return { body: text(fields, 'body'), proof: text(fields, 'proof'), voucher: text(fields, 'voucher') };
}

function refusedRequest(value: unknown): RefusedRequest {
  const fields = fieldsOf(value);
  const told = text(fields, 'fault');
  return { request: hash(fields, 'request'), fault: requestFaults.find((fault) => fault === told) ?? 'malformed' };
}

/** A relay that keeps no directory log does not tell of one. */
function directoryOf(fields: Fields): { directory?: number } {
  return fields['directory'] === undefined ? {} : { directory: ordinal(fields, 'directory') };
}

/** A relay that carries no files does not tell of any. */
function endedEpochOf(fields: Fields): { endedEpoch?: number } {
  return fields['endedEpoch'] === undefined ? {} : { endedEpoch: ordinal(fields, 'endedEpoch') };
}

function place(fields: Fields): Place {
  const at = fieldsOf(fields['place']);
  return { epoch: ordinal(at, 'epoch'), after: ordinal(at, 'after'), chain: hash(at, 'chain') };
}

const questions: Record<Question['verb'], (fields: Fields) => Question> = {
  hello: (fields): Hello => ({
    verb: 'hello',
    versions: list(fields, 'versions', countOf),
    place: place(fields),
    ...aboutOf(fields),
  }),
  pull: (fields): Pull => ({
    verb: 'pull',
    place: place(fields),
    max: count(fields, 'max'),
    waitMs: count(fields, 'waitMs'),
  }),
  replay: (fields): Replay => ({
    verb: 'replay',
    after: matterOrNull(fields, 'after'),
    upTo: matterOrNull(fields, 'upTo'),
    held: list(fields, 'held', textOf),
    ...endedEpochOf(fields),
  }),
  cards: (fields): CardsAfter => ({
    verb: 'cards',
    after: ordinal(fields, 'after'),
    requests: list(fields, 'requests', signedRequest),
  }),
  blob: blobPart,
  watch: watchOf,
  reach: () => ({ verb: 'reach' }),
  attest: attestOf,
};

/** Base64 without any other character; what is longer than a part may be is not looked at. */
function base64(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value.length > Math.ceil(maxPartBytes / 3) * 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
    throw new MalformedMessage(`base64 expected: ${name}`);
  return value;
}

function blobPart(fields: Fields): BlobPart {
  const { sha256, length } = { sha256: hash(fields, 'sha256'), length: count(fields, 'length') };
  if (length < 1 || length > maxPartBytes) throw new MalformedMessage('longer than a part: length');
  return { verb: 'blob', sha256, offset: count(fields, 'offset'), length };
}

const mostHeads = 200;
/** Offices on the way to the root. */
const longestPath = 20;

function journalHead(value: unknown): JournalHead {
  const fields = fieldsOf(value);
  return { seq: count(fields, 'seq'), hash: hash(fields, 'hash') };
}

function watchOf(fields: Fields): Watch {
  const said = list(fields, 'health', (value) => value);
  if (said.length > mostHealth) throw new MalformedMessage(`at most ${mostHealth}: health`);
  const health = said.flatMap((value) => readable(value, 'health', officeHealth));
  return { verb: 'watch', at: count(fields, 'at'), journal: journalHead(fields['journal']), health };
}

/** What an office of a later version says of itself in other words is left out; the rest of the message counts. */
function readable<T>(value: unknown, name: string, read: (fields: Fields) => T): T[] {
  try {
    return [read(fieldsNamed(value, name))];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function aboutOf(fields: Fields): { about?: Introduction } {
  const [about] = readable(fields['about'], 'about', introductionOf);
  return about === undefined ? {} : { about };
}

const restored = (kind: 'behind' | 'fork') => (): Reply => ({ kind });

function refusalReason(fields: Fields): RefusalReason {
  const reason = text(fields, 'reason');
  return refusalReasons.find((known) => known === reason) ?? 'malformed';
}

const replies: Record<Reply['kind'], (fields: Fields) => Reply> = {
  hello: (fields) => ({
    kind: 'hello',
    version: count(fields, 'version'),
    place: place(fields),
    ...aboutOf(fields),
    ...directoryOf(fields),
  }),
  batch: (fields) => ({
    kind: 'batch',
    epoch: ordinal(fields, 'epoch'),
    after: ordinal(fields, 'after'),
    events: list(fields, 'events', wireEvent),
    chain: hash(fields, 'chain'),
    ...directoryOf(fields),
  }),
  renewed: (fields) => ({ kind: 'renewed', epoch: ordinal(fields, 'epoch') }),
  behind: restored('behind'),
  fork: restored('fork'),
  replay: (fields) => ({
    kind: 'replay',
    events: list(fields, 'events', wireEvent),
    more: yesOrNo(fields, 'more'),
    inEpoch: ordinal(fields, 'inEpoch'),
    ...endedEpochOf(fields),
  }),
  cards: (fields) => ({
    kind: 'cards',
    cards: list(fields, 'cards', signed),
    directory: ordinal(fields, 'directory'),
    refused: list(fields, 'refused', refusedRequest),
  }),
  part: (fields) => ({ kind: 'part', size: count(fields, 'size'), bytes: base64(fields, 'bytes') }),
  watched: (fields) => ({
    kind: 'watched',
    at: count(fields, 'at'),
    witnessed: list(fields, 'witnessed', journalHead).slice(0, mostHeads),
    ...(fields['head'] !== undefined && { head: signed(fields['head']) }),
  }),
  reached: (fields) => ({ kind: 'reached', path: list(fields, 'path', iidOf).slice(0, longestPath) }),
  attested: (fields) => ({ kind: 'attested', list: signed(fields['list']) }),
  absent: () => ({ kind: 'absent' }),
  busy: () => ({ kind: 'busy' }),
  refused: (fields) => ({ kind: 'refused', reason: refusalReason(fields) }),
};

function reader<T>(readers: Record<string, (fields: Fields) => T>, name: string): (fields: Fields) => T {
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (read === undefined) throw new MalformedMessage(`unknown: ${name}`);
  return read;
}

/** @throws MalformedMessage */
export function checkRequest(value: unknown): LinkRequest {
  const fields = fieldsOf(value);
  const question = fieldsOf(fields['question']);
  return {
    id: text(fields, 'id'),
    session: text(fields, 'session'),
    question: reader(questions, text(question, 'verb'))(question),
  };
}

/** @throws MalformedMessage */
export function checkAnswer(value: unknown): LinkAnswer {
  const fields = fieldsOf(value);
  const reply = fieldsOf(fields['reply']);
  return {
    id: text(fields, 'id'),
    session: text(fields, 'session'),
    reply: reader(replies, text(reply, 'kind'))(reply),
  };
}
