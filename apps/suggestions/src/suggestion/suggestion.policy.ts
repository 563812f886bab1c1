import type { Actor, IdentityLevel, Role, SuggestionState } from '@qsl/contracts';
import { isPublicState } from './suggestion.states.js';

interface Facts {
  authorId: string;
  state: SuggestionState;
}

const submittingLevels: readonly IdentityLevel[] = ['L2', 'L3'];
const officeRoles: readonly Role[] = ['staff', 'leader'];

export const canSubmit = (actor: Actor): boolean => submittingLevels.includes(actor.level);

export const isAuthor = (actor: Actor, { authorId }: Pick<Facts, 'authorId'>): boolean => actor.personId === authorId;

export const isOffice = ({ roles }: Actor): boolean => roles.some((role) => officeRoles.includes(role));

/** Everybody once it was filed; before that its author and the office. */
export const canSee = (actor: Actor, suggestion: Facts): boolean =>
  isPublicState(suggestion.state) || isAuthor(actor, suggestion) || isOffice(actor);

/** What the author may do now. */
export function actionsOf(actor: Actor, suggestion: Facts, isRated: boolean): ('supplement' | 'rate')[] {
  if (!isAuthor(actor, suggestion)) return [];
  if (suggestion.state === 'needs_revision') return ['supplement'];
  return suggestion.state === 'answered' && !isRated ? ['rate'] : [];
}
