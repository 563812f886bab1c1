import type { CaseState, PublicClass, SuggestionState } from '@qsl/contracts';

/** What the author sees of a state of the office's case. Rated but not closed: still an answer, and a contested one. */
const byCaseState = {
  registered: 'submitted',
  in_review: 'under_review',
  needs_revision: 'needs_revision',
  not_filed: 'not_filed',
  filed: 'in_handling',
  assigned: 'in_handling',
  in_progress: 'in_handling',
  escalated: 'in_handling',
  reply_review: 'in_handling',
  answered: 'answered',
  rated: 'answered',
  closed: 'closed',
} as const satisfies Record<CaseState, SuggestionState>;

const byState = {
  submitted: 'pending',
  under_review: 'pending',
  needs_revision: 'waiting',
  not_filed: 'declined',
  in_handling: 'active',
  answered: 'done',
  closed: 'done',
} as const satisfies Record<SuggestionState, PublicClass>;

/** States in which everybody may read a suggestion: filed and later. */
export const publicStates: readonly SuggestionState[] = ['in_handling', 'answered', 'closed'];

export const suggestionStateOf = (caseState: CaseState): SuggestionState => byCaseState[caseState];
export const publicClassOf = (state: SuggestionState): PublicClass => byState[state];
export const isPublicState = (state: SuggestionState): boolean => publicStates.includes(state);
