import { pinnedOf, type PinnedOffice } from './directory.js';
import { choiceOf, listOf, ordinalOf, parseFields, textOf } from './fields.js';
import type { Ordinal } from './forms.js';
import { type Signed, signedOf } from './card.js';
import { type RequestFault, requestFaults } from './registrar.js';

/**
 * @minLength 1
 * @maxLength 8000
 */
type JoinText = string;

/** "Let me join": a card request for which the parent is to vouch. Asked again until it is answered for good. */
export interface JoinQuestion {
  body: JoinText;
  /** By the key that the request names. */
  proof: JoinText;
  /** Of an office that moves: serial of the last card that it has; those that follow come with `admitted`. */
  after?: Ordinal;
}

/** `used`: another office has used the code; the others are what the registrar would say, or has said. */
export type JoinRefusal = RequestFault | 'used' | 'wrong_office';
export const joinRefusals: readonly JoinRefusal[] = [...requestFaults, 'used', 'wrong_office'];

/**
 * `waiting` for a person, `approved` and waiting for the registrar; `admitted`: the card is there, and the offices are those that
 * no card may name, as the parent pinned them.
 */
export type JoinAnswer =
  | { state: 'waiting' | 'approved' }
  | {
      state: 'admitted';
      offices: PinnedOffice[];
      /**
       * To a question with `after`: the registrar’s cards behind that one, in order.
       * @maxItems 100
       */
      cards?: Signed[];
    }
  | { state: 'refused'; reason: JoinRefusal };

/** As they travel. */
export type JoinQuestionMessage = { join: 1 } & JoinQuestion;
export type JoinAnswerMessage = { join: 1 } & JoinAnswer;

const states = ['waiting', 'approved', 'admitted', 'refused'] as const;
const mostOffices = 1_000;
const mostCards = 100;
const anyText = /^[^]{1,8000}$/;

export const encodeJoin = (message: JoinQuestion | JoinAnswer): string =>
  JSON.stringify({ join: 1, ...message } satisfies JoinQuestionMessage | JoinAnswerMessage);

/** @throws SyntaxError */
export function decodeJoinQuestion(text: string): JoinQuestion {
  const fields = ofVersion1(text);
  const question = { body: textOf(fields, 'body', anyText), proof: textOf(fields, 'proof', anyText) };
  return fields['after'] === undefined ? question : { ...question, after: ordinalOf(fields, 'after') };
}

/** @throws SyntaxError */
export function decodeJoinAnswer(text: string): JoinAnswer {
  const fields = ofVersion1(text);
  const state = choiceOf(fields, 'state', states);
  if (state === 'refused') return { state, reason: refusalOf(textOf(fields, 'reason', anyText)) };
  if (state !== 'admitted') return { state };
  const offices = listOf(fields, 'offices', pinnedOf).slice(0, mostOffices);
  if (fields['cards'] === undefined) return { state, offices };
  return { state, offices, cards: listOf(fields, 'cards', signedOf).slice(0, mostCards) };
}

/** One that only a later version gives counts as `malformed`, as everywhere. */
const refusalOf = (told: string): JoinRefusal => joinRefusals.find((reason) => reason === told) ?? 'malformed';

function ofVersion1(text: string) {
  const fields = parseFields(text);
  if (fields['join'] !== 1) throw new SyntaxError('field join');
  return fields;
}
