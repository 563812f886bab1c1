import { caseStates, suggestionStates } from '@qsl/contracts';
import { isPublicState, publicClassOf, suggestionStateOf } from './suggestion.states.js';

describe('states of a suggestion', () => {
  it('follow each state of the case, and each has a public class', () => {
    const states = caseStates.map(suggestionStateOf);
    expect(new Set(states)).toEqual(new Set(suggestionStates));
    expect(suggestionStates.map(publicClassOf)).toEqual([
      'pending',
      'pending',
      'waiting',
      'declined',
      'active',
      'done',
      'done',
    ]);
  });

  it('are public once the case was filed, and not before', () => {
    expect(suggestionStates.filter(isPublicState)).toEqual(['in_handling', 'answered', 'closed']);
  });
});
