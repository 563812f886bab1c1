import type { SuggestionCard } from '../suggestion-card.js';

/** Filters as the address carries them. */
export interface ListFilters {
  q: string;
  state: string;
  category: string;
}

export interface ListData {
  filters: ListFilters;
  items: SuggestionCard[];
  /** Address of the next page. */
  nextHref: string | null;
}
