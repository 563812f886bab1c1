import type { Actor } from '@qsl/contracts';
import type { Situation } from '@qsl/state-table';
import { isOffice, isStaff } from '../actor.policy.js';
import type { TopicCall } from './call.entity.js';
import type { CallNeed, CallWho } from './call.transitions.js';

/** Everybody where it appears; what is a draft or appears elsewhere only, staff and leaders of this office. */
export const canSeeCall = (actor: Actor, { state, isShown }: Pick<TopicCall, 'state' | 'isShown'>): boolean =>
  (state !== 'draft' && isShown) || isOffice(actor);

/** In which capacities somebody acts on a call. */
export const callWho = (actor: Actor, { owner }: Pick<TopicCall, 'owner'>, self: string): CallWho[] =>
  isStaff(actor) && owner === self ? ['staff'] : [];

export interface CallFacts {
  /** Topics handed in that nobody has decided on. */
  undecided: number;
  /** Beijing time, YYYY-MM-DD. */
  today: string;
}

export function callSituation(
  { state, closesOn }: Pick<TopicCall, 'state' | 'closesOn'>,
  who: CallWho[],
  { undecided, today }: CallFacts,
): Situation<TopicCall['state'], CallWho, CallNeed> {
  return { state, who, facts: { all_decided: undecided === 0, not_over: today <= closesOn } };
}
