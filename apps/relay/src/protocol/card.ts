import { cardStates, type CardState, type Tier, tiers } from '@qsl/contracts';
import { choiceOf, type Fields, listOf, parseFields, positiveOf, textOf, textOrNull } from './fields.js';
import type { InstanceId } from './forms.js';
import { sealingKeyPattern } from './sealing-key.js';

/** What offices know of each other. */
export interface OfficeFacts {
  iid: InstanceId;
  /** @pattern ^\S.{0,99}$ */
  name: string;
  tier: Tier;
  /**
   * GB/T 2260.
   * @pattern ^\d{6}$
   */
  areaCode: string;
  parent: InstanceId | null;
}

/** A key that an office signs or has signed with, as `directoryText` writes it. */
export interface CardKey {
  key: string;
  /** ISO 8601 UTC: only events from before count; `null` while the key was never given up as stolen. */
  revokedSince: string | null;
}

/** What the registrar says of an office: one numbered entry of the directory log, replacing the office's earlier ones. */
export interface Card extends OfficeFacts {
  /** Gapless over all cards of the registrar, from 1. */
  serial: number;
  state: CardState;
  /** The newest last; earlier ones stay for the history that they signed. */
  keys: CardKey[];
  /** Public nkey with which the office enters its parent's link broker. */
  linkKey: string | null;
  /** X25519 key that others seal to; `null` at an office that has told of none: nothing can be sealed to it. */
  sealingKey: string | null;
  /** ISO 8601 UTC, informative. */
  issuedAt: string;
}

/** A text with the detached signature of its author. */
export interface Signed {
  body: string;
  jws: string;
}

export const iidPattern = /^[a-z]\d{6}$/;
export const keyPattern = /^([A-Za-z0-9_-]{43}|sm2:B[A-P][A-Za-z0-9_-]{85})$/;
export const linkKeyPattern = /^U[A-Z2-7]{55}$/;
export const momentPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const anyText = /^[^]+$/;
const longestName = 100;
/** Keys of one office over all time. */
export const mostKeys = 50;

/** Bytes of a card, for the registrar to sign; everybody else keeps and forwards them as they are. */
export function encodeCard(card: Card): string {
  return JSON.stringify({ card: 1, ...card });
}

/** @throws SyntaxError where the text is not a card. */
export function decodeCard(body: string): Card {
  const fields = parseFields(body);
  if (fields['card'] !== 1) throw new SyntaxError('field card');
  const keys = listOf(fields, 'keys', keyOf);
  if (keys.length === 0 || keys.length > mostKeys) throw new SyntaxError('field keys');
  return {
    ...factsOf(fields),
    serial: positiveOf(fields, 'serial'),
    state: choiceOf(fields, 'state', cardStates),
    keys,
    linkKey: textOrNull(fields, 'linkKey', linkKeyPattern),
    sealingKey: textOrNull(fields, 'sealingKey', sealingKeyPattern),
    issuedAt: textOf(fields, 'issuedAt', momentPattern),
  };
}

/** @throws SyntaxError */
export const signedOf = (fields: Fields): Signed => ({
  body: textOf(fields, 'body', anyText),
  jws: textOf(fields, 'jws', anyText),
});

export function factsOf(fields: Fields): OfficeFacts {
  return {
    iid: textOf(fields, 'iid', iidPattern),
    name: textOf(fields, 'name', new RegExp(`^\\S.{0,${longestName - 1}}$`, 'u')),
    tier: choiceOf(fields, 'tier', tiers),
    areaCode: textOf(fields, 'areaCode', /^\d{6}$/),
    parent: textOrNull(fields, 'parent', iidPattern),
  };
}

function keyOf(fields: Fields): CardKey {
  return {
    key: textOf(fields, 'key', keyPattern),
    revokedSince: textOrNull(fields, 'revokedSince', momentPattern),
  };
}
