import { longestRoute } from '@qsl/contracts';
import { isDeepStrictEqual } from 'node:util';
import { type BlobRef, blobsOf, sha256Hex } from './blobs.js';
import type { CloudEvent } from './cloud-event.js';
import { highestOrdinal, uuidPattern as uuid } from './forms.js';
import { routeOf } from './routing.js';

/** An event before its author numbers and signs it. */
export interface EventDraft {
  id: string;
  type: string;
  matterKind: string;
  rootCaseId: string;
  transferId?: string;
  route: string;
  time: string;
  data: Record<string, unknown>;
  /** Absent: `open`. */
  class?: string;
  /** Ids of the offices that may read its data, joined by dots: then `class` is `sealed` and the data a JWE for them. */
  to?: string;
  /** Attachments that it brings; absent where there are none. */
  blobs?: readonly BlobRef[];
  /** W3C trace context in which its author made it; absent where nothing was traced. */
  traceparent?: string;
}

/** What an event's signed bytes say. */
export interface EventFacts extends EventDraft {
  author: string;
  iseq: number;
  /** Hash of the event that the author had last authored or applied in this matter; `null` at its beginning. */
  prev: string | null;
}

/** Events whose data every office on the route may read. */
const openClass = 'open';
export const sealedClass = 'sealed';

/** The CloudEvents 1.0 JSON bytes of an event. Made once, by the author; everybody else keeps and forwards them as they are. */
export function encodeEvent(facts: EventFacts): string {
  const event: CloudEvent = {
    specversion: '1.0',
    id: facts.id,
    source: `/i/${facts.author}`,
    type: facts.type,
    subject: `${facts.matterKind}/${facts.rootCaseId}`,
    time: facts.time,
    datacontenttype: 'application/json',
    origin: routeOf(facts.route)[0] ?? facts.author,
    rootcaseid: facts.rootCaseId,
    ...(facts.transferId === undefined ? {} : { transferid: facts.transferId }),
    route: facts.route,
    iseq: facts.iseq,
    ...(facts.prev === null ? {} : { prev: facts.prev }),
    class: facts.class ?? openClass,
    ...(facts.to === undefined ? {} : { to: facts.to }),
    ...(facts.blobs === undefined ? {} : { blobs: [...facts.blobs] }),
    ...(facts.traceparent === undefined ? {} : { traceparent: facts.traceparent }),
    data: facts.data,
  };
  return JSON.stringify(event);
}

type Attributes = Record<string, unknown>;

function text(attributes: Attributes, name: string, pattern: RegExp): string {
  const value = attributes[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new SyntaxError(`attribute ${name}`);
  return value;
}

function parseAttributes(body: string): Attributes {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new SyntaxError('not an object');
  return { ...parsed };
}

function parseData(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('attribute data');
  return { ...value };
}

function parseNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1 || value > highestOrdinal)
    throw new SyntaxError('attribute iseq');
  return value;
}

const iids = /^[a-z]\d{6}(\.[a-z]\d{6})*$/;

function classOf(attributes: Attributes): Pick<EventDraft, 'class' | 'to'> {
  const name = attributes['class'] === undefined ? openClass : text(attributes, 'class', /^[a-z_]{1,20}$/);
  if (name === openClass) return {};
  return { class: name, ...(attributes['to'] === undefined ? {} : { to: text(attributes, 'to', iids) }) };
}

function parseRoute(attributes: Attributes): string {
  const route = text(attributes, 'route', iids);
  if (route.length > longestRoute) throw new SyntaxError('attribute route');
  return route;
}

const traceparent = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** No matter stands still for its trace: a context of another form is as good as none. */
function traceOf({ traceparent: given }: Attributes): Pick<EventDraft, 'traceparent'> {
  return typeof given === 'string' && traceparent.test(given) ? { traceparent: given } : {};
}

/** Characters of an event: 256 KB of data, its longest route and what else it says. */
const longestBody = 320 * 1024;
/** @throws SyntaxError where the bytes are not an event of this protocol. */
export function decodeEvent(body: string): EventFacts {
  if (body.length > longestBody) throw new SyntaxError('longer than an event may be');
  const attributes = parseAttributes(body);
  text(attributes, 'specversion', /^1\.0$/);
  const rootCaseId = text(attributes, 'rootcaseid', uuid);
  const [matterKind = '', item] = text(attributes, 'subject', /^[a-z_]{1,40}\/[0-9a-f-]{36}$/).split('/');
  if (item !== rootCaseId) throw new SyntaxError('attribute subject');
  return {
    id: text(attributes, 'id', uuid),
    author: text(attributes, 'source', /^\/i\/[a-z]\d{6}$/).slice('/i/'.length),
    type: text(attributes, 'type', /^qsl\.[a-z_]{1,40}\.[a-z_]{1,40}\.v\d{1,9}$/),
    matterKind,
    rootCaseId,
    ...(attributes['transferid'] === undefined ? {} : { transferId: text(attributes, 'transferid', uuid) }),
    route: parseRoute(attributes),
    time: text(attributes, 'time', /^\d{4}-\d\d-\d\dT.{1,40}$/),
    iseq: parseNumber(attributes['iseq']),
    prev: attributes['prev'] === undefined ? null : text(attributes, 'prev', sha256Hex),
    data: parseData(attributes['data']),
    ...classOf(attributes),
    ...blobsOf(attributes['blobs']),
    ...traceOf(attributes),
  };
}

/** Whether a service hands in again what it had handed in before. */
export function isSameDraft(facts: EventFacts, draft: EventDraft): boolean {
  return isDeepStrictEqual(plainDraft(facts), plainDraft(draft));
}

function plainDraft({ id, type, matterKind, rootCaseId, transferId, route, time, ...rest }: EventDraft): unknown {
  const { data, class: named, to, blobs } = rest;
  const draft = { id, type, matterKind, rootCaseId, transferId, route, time, data, class: named, to, blobs };
  return JSON.parse(JSON.stringify(draft));
}
