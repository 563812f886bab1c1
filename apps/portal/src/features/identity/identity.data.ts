import type { PersonView } from '@qsl/contracts';
import type { FormState } from '../../site/form.js';
import type { MyTopics } from '../topics/load-my-topics.js';
import type { SuggestionCard } from '../suggestions/suggestion-card.js';

export interface LoginData {
  form: FormState<'account' | 'password'>;
  /** Path to go on to. */
  next: string;
}

export interface MeData {
  person: PersonView;
  /** `null` where they cannot be shown just now. */
  topics: MyTopics | null;
  /** What waits for the person: to supplement or to rate. */
  tasks: SuggestionCard[];
  others: SuggestionCard[];
  nextHref: string | null;
}
