import { pinnedOf, type PinnedOffice } from './directory.js';
import { choiceOf, listOf, parseFields, textOf } from './fields.js';
import { requestFaults } from './registrar.js';

/** "Let me join": a card request for which the parent is to vouch. Asked again until it is answered for good. */
export interface JoinQuestion {
  body: string;
  /** By the key that the request names. */
  proof: string;
}

/** `used`: another office has used the code; the others are what the registrar would say, or has said. */
export const joinRefusals = [...requestFaults, 'used', 'wrong_office'] as const;
export type JoinRefusal = (typeof joinRefusals)[number];

/**
 * `waiting` for a person, `approved` and waiting for the registrar; `admitted`: the card is there, and the offices are those that
 * no card may name, as the parent pinned them.
 */
export type JoinAnswer =
  | { state: 'waiting' | 'approved' }
  | { state: 'admitted'; offices: PinnedOffice[] }
  | { state: 'refused'; reason: JoinRefusal };

const states = ['waiting', 'approved', 'admitted', 'refused'] as const;
const mostOffices = 1_000;
const anyText = /^[^]{1,8000}$/;

export const encodeJoin = (message: JoinQuestion | JoinAnswer): string => JSON.stringify({ join: 1, ...message });

/** @throws SyntaxError */
export function decodeJoinQuestion(text: string): JoinQuestion {
  const fields = ofVersion1(text);
  return { body: textOf(fields, 'body', anyText), proof: textOf(fields, 'proof', anyText) };
}

/** @throws SyntaxError */
export function decodeJoinAnswer(text: string): JoinAnswer {
  const fields = ofVersion1(text);
  const state = choiceOf(fields, 'state', states);
  if (state === 'refused') return { state, reason: choiceOf(fields, 'reason', joinRefusals) };
  if (state !== 'admitted') return { state };
  return { state, offices: listOf(fields, 'offices', pinnedOf).slice(0, mostOffices) };
}

function ofVersion1(text: string) {
  const fields = parseFields(text);
  if (fields['join'] !== 1) throw new SyntaxError('field join');
  return fields;
}
