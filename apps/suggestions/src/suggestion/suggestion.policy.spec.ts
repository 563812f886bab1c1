import { visitor, type Actor, type SuggestionState } from '@qsl/contracts';
import { actionsOf, canSee, canSubmit } from './suggestion.policy.js';

const author: Actor = { ...visitor, personId: 'a', roles: ['citizen'], level: 'L2' };
const other: Actor = { ...author, personId: 'b' };
const staff: Actor = { ...visitor, personId: 's', roles: ['staff'], level: 'L3' };
const inState = (state: SuggestionState) => ({ authorId: 'a', state });

describe('a suggestion', () => {
  it('is submitted by people whose real name is confirmed', () => {
    expect([author, staff].every(canSubmit)).toBe(true);
    expect([visitor, { ...author, level: 'L1' as const }].some(canSubmit)).toBe(false);
  });

  it.each<[SuggestionState, boolean]>([
    ['submitted', false],
    ['under_review', false],
    ['needs_revision', false],
    ['not_filed', false],
    ['in_handling', true],
    ['answered', true],
    ['closed', true],
  ])('in state %s is seen by author and office, by others: %s', (state, seen) => {
    expect([canSee(author, inState(state)), canSee(staff, inState(state))]).toEqual([true, true]);
    expect([canSee(other, inState(state)), canSee(visitor, inState(state))]).toEqual([seen, seen]);
  });

  it('is supplemented when that was asked for, and rated once it is answered, by its author only', () => {
    expect(actionsOf(author, inState('needs_revision'), false)).toEqual(['supplement']);
    expect(actionsOf(author, inState('answered'), false)).toEqual(['rate']);
    expect(actionsOf(author, inState('answered'), true)).toEqual([]);
    expect(actionsOf(author, inState('in_handling'), false)).toEqual([]);
    expect(actionsOf(other, inState('answered'), false)).toEqual([]);
    expect(actionsOf(staff, inState('needs_revision'), false)).toEqual([]);
  });
});
