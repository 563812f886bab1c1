import { factsOf, iidPattern, keyPattern, linkKeyPattern, momentPattern, type OfficeFacts } from './card.js';
import { choiceOf, type Fields, fieldsOf, ordinalOf, parseFields, textOf, textOrNull } from './fields.js';
import { sealingKeyPattern } from './sealing-key.js';

/** An office that is to join the network, as its parent endorses it. */
export interface EnrolRequest {
  act: 'enrol';
  office: OfficeFacts;
  signingKey: string;
  linkKey: string | null;
  /** X25519 key that others are to seal to; absent where it has none. */
  sealingKey?: string | null;
  /** ISO 8601 UTC, informative. */
  askedAt: string;
}

/** An office that goes on with another signing key, another sealing key, or both. */
export interface RotateRequest {
  act: 'rotate';
  iid: string;
  /** The key it has signed with until now. */
  before: string;
  /** The same as `before` where it goes on signing with that. */
  signingKey: string;
  /** Absent: the one that it has. */
  sealingKey?: string | null;
  askedAt: string;
}

/** An office that goes below another parent. */
export interface MoveRequest {
  act: 'move';
  iid: string;
  /** The parent that it is to have. */
  parent: string;
  /** Serial of the office's newest card, 0 where it has none: the request counts for no later one, so that it works once. */
  basis: number;
  /** The key that it signs with, before and after. */
  signingKey: string;
  /** Public nkey with which it enters the new parent's link broker. */
  linkKey: string;
  askedAt: string;
}

export type CardRequest = EnrolRequest | RotateRequest | MoveRequest;

/** A request with the signatures that it needs: of the new key, and of whoever vouches for it. */
export interface SignedRequest {
  body: string;
  /** By the key that the request names: who asks has it. */
  proof: string;
  /** Enrolment: by the parent. Rotation: by the key until now. Move: by the new parent. */
  voucher: string;
}

export const iidOf = (request: CardRequest): string => (request.act === 'enrol' ? request.office.iid : request.iid);

/** The parent that a request asks for; `undefined` where it leaves the office where it is. */
export function parentOf(request: CardRequest): string | null | undefined {
  if (request.act === 'enrol') return request.office.parent;
  return request.act === 'move' ? request.parent : undefined;
}

export function encodeRequest(request: CardRequest): string {
  return JSON.stringify({ cardRequest: 1, ...request });
}

/** @throws SyntaxError where the text is not a request. */
export function decodeRequest(body: string): CardRequest {
  const fields = parseFields(body);
  if (fields['cardRequest'] !== 1) throw new SyntaxError('field cardRequest');
  const signingKey = textOf(fields, 'signingKey', keyPattern);
  const askedAt = textOf(fields, 'askedAt', momentPattern);
  const sealingKey = textOrNull(fields, 'sealingKey', sealingKeyPattern);
  const act = choiceOf(fields, 'act', ['enrol', 'rotate', 'move']);
  if (act === 'move') return { act, ...placeOf(fields), signingKey, askedAt };
  if (act === 'rotate') {
    const before = textOf(fields, 'before', keyPattern);
    return { act, iid: textOf(fields, 'iid', iidPattern), before, signingKey, sealingKey, askedAt };
  }
  const linkKey = textOrNull(fields, 'linkKey', linkKeyPattern);
  const office = factsOf(fieldsOf(fields['office'], 'office'));
  return { act, office, signingKey, linkKey, sealingKey, askedAt };
}

function placeOf(fields: Fields): Pick<MoveRequest, 'iid' | 'parent' | 'basis' | 'linkKey'> {
  return {
    iid: textOf(fields, 'iid', iidPattern),
    parent: textOf(fields, 'parent', iidPattern),
    basis: ordinalOf(fields, 'basis'),
    linkKey: textOf(fields, 'linkKey', linkKeyPattern),
  };
}
