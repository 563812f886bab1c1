import { factsOf, iidPattern, keyPattern, linkKeyPattern, momentPattern, type OfficeFacts } from './card.js';
import { choiceOf, fieldsOf, parseFields, textOf, textOrNull } from './fields.js';
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

export type CardRequest = EnrolRequest | RotateRequest;

/** A request with the signatures that it needs: of the new key, and of whoever vouches for it. */
export interface SignedRequest {
  body: string;
  /** By the new key: who asks has it. */
  proof: string;
  /** Enrolment: by the parent. Rotation: by the key until now. */
  voucher: string;
}

export const iidOf = (request: CardRequest): string => (request.act === 'enrol' ? request.office.iid : request.iid);

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
  if (choiceOf(fields, 'act', ['enrol', 'rotate']) === 'rotate') {
    const before = textOf(fields, 'before', keyPattern);
    return { act: 'rotate', iid: textOf(fields, 'iid', iidPattern), before, signingKey, sealingKey, askedAt };
  }
  const linkKey = textOrNull(fields, 'linkKey', linkKeyPattern);
  const office = factsOf(fieldsOf(fields['office'], 'office'));
  return { act: 'enrol', office, signingKey, linkKey, sealingKey, askedAt };
}
