import { iidPattern, momentPattern, type Signed } from './card.js';
import { maxPartBytes, sha256Hex } from './blobs.js';
import { countOf, type Fields, fieldsOf, ordinalOf, parseFields, positiveOf, textOf, textOrNull } from './fields.js';
import type { SignedRequest } from './card-request.js';
import type { Place, RefusedRequest, Replay, WireEvent } from './messages.js';
import { requestFaults } from './registrar.js';

/** First line of a `.qsl` file: whose log it carries to whom, and where the author stands in the addressee's. */
export interface FileManifest {
  from: string;
  to: string;
  /** ISO 8601 UTC, informative. */
  at: string;
  /** The author's log from behind this place on. */
  log: Place;
  /** The author's place in the addressee's log: its receipt. */
  place: Place;
  /** Serial of the author's last card. */
  directory: number;
  /** The file asks the addressee for a replay. */
  request?: ReplayRequest;
  /** The file's events are not the author's log, but a replay that the addressee has asked for. */
  replay?: ReplayPart;
}

export interface ReplayRequest {
  /** UUID, new in each file. */
  id: string;
  /** The author's session. */
  session: string;
  /** Files of the author's log of epochs up to this are void. */
  endedEpoch: number;
}

export interface ReplayPart {
  /** Id of the request that it answers. */
  request: string;
  /** UUID of this answer, the same in all of its files. */
  answer: string;
  /** The files' number, from 1. */
  part: number;
  /** The epoch at which the author stands in the addressee's log. */
  inEpoch: number;
  /** Files of the author's log of epochs up to this are void. */
  endedEpoch: number;
}

/** A range of matters, as in the question `replay`, and all events that the author holds of them. */
export type ReplayRange = Pick<Replay, 'after' | 'upTo' | 'held'>;

/** Last line, signed by the author: it stands for all lines before it. */
export interface FileSeal {
  /** Hex SHA-256 of all bytes before the seal's line. */
  sha256: string;
  cards: number;
  events: number;
  /** Attachments whose last bytes it holds. */
  blobs: number;
  /** Chain value after the last event. */
  chain: string;
  /** Events or attachments follow in a further file. */
  more: boolean;
}

/** Bytes of an attachment. */
export interface BlobPiece {
  sha256: string;
  offset: number;
  bytes: Buffer;
}

export type FileEntry =
  | { kind: 'manifest'; manifest: FileManifest }
  | { kind: 'card'; card: Signed }
  | { kind: 'card request'; request: SignedRequest }
  | { kind: 'refusal'; refusal: RefusedRequest }
  | { kind: 'want'; sha256: string }
  | { kind: 'ask'; range: ReplayRange }
  | { kind: 'event'; event: WireEvent }
  | { kind: 'blob'; piece: BlobPiece }
  | { kind: 'seal'; seal: FileSeal; signed: Signed };

export const mostFileBytes = 50 * 1024 ** 2;
export const mostLineBytes = 1024 ** 2;

/** Attachments that one file asks for. */
export const mostWants = 1_000;

const hex = sha256Hex;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const anyText = /^[^]+$/;

export const manifestLine = (manifest: FileManifest): string => JSON.stringify({ qslFile: 1, ...manifest });
export const cardLine = ({ body, jws }: Signed): string => JSON.stringify({ card: { body, jws } });
/** Asked of the registrar, on its way up. */
export const cardRequestLine = ({ body, proof, voucher }: SignedRequest): string =>
  JSON.stringify({ cardRequest: { body, proof, voucher } });
/** The registrar's, on its way down. */
export const refusalLine = ({ request, fault }: RefusedRequest): string =>
  JSON.stringify({ refusal: { request, fault } });
/** The author lacks this attachment, and may have it of the addressee. */
export const wantLine = (sha256: string): string => JSON.stringify({ want: sha256 });
export const blobLine = ({ sha256, offset, bytes }: BlobPiece): string =>
  JSON.stringify({ blob: { sha256, offset, bytes: bytes.toString('base64') } });
export const askLine = ({ after, upTo, held }: ReplayRange): string => JSON.stringify({ ask: { after, upTo, held } });
export const eventLine = ({ id, body, jws }: WireEvent): string => JSON.stringify({ event: { id, body, jws } });
/** The text that the author signs. */
export const sealBody = (seal: FileSeal): string => JSON.stringify({ qslFileSeal: 1, ...seal });
export const sealLine = (signed: Signed): string => JSON.stringify({ seal: signed });

/** Reads one line. @throws SyntaxError that names what is wrong */
export function parseLine(line: string): FileEntry {
  const fields = parseFields(line);
  if (fields['card'] !== undefined) return { kind: 'card', card: signedOf(fields, 'card') };
  if (fields['event'] !== undefined) return { kind: 'event', event: eventOf(fieldsOf(fields['event'], 'event')) };
  if (fields['cardRequest'] !== undefined) return { kind: 'card request', request: askedOf(fields) };
  if (fields['refusal'] !== undefined)
    return { kind: 'refusal', refusal: refusalOf(fieldsOf(fields['refusal'], 'refusal')) };
  if (fields['want'] !== undefined) return { kind: 'want', sha256: textOf(fields, 'want', hex) };
  if (fields['ask'] !== undefined) return { kind: 'ask', range: rangeOf(fieldsOf(fields['ask'], 'ask')) };
  if (fields['blob'] !== undefined) return { kind: 'blob', piece: pieceOf(fieldsOf(fields['blob'], 'blob')) };
  if (fields['seal'] === undefined) return { kind: 'manifest', manifest: manifestOf(fields) };
  const signed = signedOf(fields, 'seal');
  return { kind: 'seal', seal: sealOf(parseFields(signed.body)), signed };
}

function manifestOf(fields: Fields): FileManifest {
  if (fields['qslFile'] !== 1) throw new SyntaxError('field qslFile');
  return {
    from: textOf(fields, 'from', iidPattern),
    to: textOf(fields, 'to', iidPattern),
    at: textOf(fields, 'at', momentPattern),
    log: placeOf(fields, 'log'),
    place: placeOf(fields, 'place'),
    directory: ordinalOf(fields, 'directory'),
    ...(fields['request'] !== undefined && { request: requestOf(fieldsOf(fields['request'], 'request')) }),
    ...(fields['replay'] !== undefined && { replay: replayOf(fieldsOf(fields['replay'], 'replay')) }),
  };
}

function requestOf(fields: Fields): ReplayRequest {
  const session = textOf(fields, 'session', anyText);
  return { id: textOf(fields, 'id', uuid), session, endedEpoch: ordinalOf(fields, 'endedEpoch') };
}

function replayOf(fields: Fields): ReplayPart {
  const ids = { request: textOf(fields, 'request', uuid), answer: textOf(fields, 'answer', uuid) };
  const part = positiveOf(fields, 'part');
  return { ...ids, part, inEpoch: ordinalOf(fields, 'inEpoch'), endedEpoch: ordinalOf(fields, 'endedEpoch') };
}

function rangeOf(fields: Fields): ReplayRange {
  const { held } = fields;
  if (!Array.isArray(held) || !held.every((id): id is string => typeof id === 'string' && uuid.test(id)))
    throw new SyntaxError('field held');
  return { after: textOrNull(fields, 'after', anyText), upTo: textOrNull(fields, 'upTo', anyText), held };
}

function sealOf(fields: Fields): FileSeal {
  if (fields['qslFileSeal'] !== 1) throw new SyntaxError('field qslFileSeal');
  return {
    sha256: textOf(fields, 'sha256', hex),
    cards: countOf(fields, 'cards'),
    events: countOf(fields, 'events'),
    blobs: fields['blobs'] === undefined ? 0 : countOf(fields, 'blobs'),
    chain: textOf(fields, 'chain', hex),
    more: fields['more'] === true,
  };
}

function placeOf(fields: Fields, name: string): Place {
  const place = fieldsOf(fields[name], name);
  return { epoch: ordinalOf(place, 'epoch'), after: ordinalOf(place, 'after'), chain: textOf(place, 'chain', hex) };
}

function signedOf(fields: Fields, name: string): Signed {
  const signed = fieldsOf(fields[name], name);
  return { body: textOf(signed, 'body', anyText), jws: textOf(signed, 'jws', anyText) };
}

function eventOf(event: Fields): WireEvent {
  return { id: textOf(event, 'id', anyText), body: textOf(event, 'body', anyText), jws: textOf(event, 'jws', anyText) };
}

function askedOf(fields: Fields): SignedRequest {
  const asked = fieldsOf(fields['cardRequest'], 'cardRequest');
  const [body, proof] = [textOf(asked, 'body', anyText), textOf(asked, 'proof', anyText)];
  return { body, proof, voucher: textOf(asked, 'voucher', anyText) };
}

function refusalOf(fields: Fields): RefusedRequest {
  const known = requestFaults.find((fault) => fault === fields['fault']);
  return { request: textOf(fields, 'request', hex), fault: known ?? 'malformed' };
}

function pieceOf(fields: Fields): BlobPiece {
  const bytes = Buffer.from(textOf(fields, 'bytes', base64), 'base64');
  if (bytes.length > maxPartBytes) throw new SyntaxError('field bytes');
  return { sha256: textOf(fields, 'sha256', hex), offset: countOf(fields, 'offset'), bytes };
}
