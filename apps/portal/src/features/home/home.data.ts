import type { LinkView, TimelineView } from '@qsl/contracts';
import type { SuggestionCard } from '../suggestions/suggestion-card.js';

export interface HomeData {
  /** Answered lately. */
  answered: SuggestionCard[];
  /** Being handled. */
  underWay: SuggestionCard[];
  /** One matter with its trace, as an example of what people can follow. */
  example: { card: SuggestionCard; timeline: TimelineView } | null;
  /** Neighbours that cannot be reached now. */
  brokenLinks: Pick<LinkView, 'peerName' | 'pending'>[];
}
