import type { ArticleRow, ConsultationRow, LinkView, TimelineView } from '@qsl/contracts';
import type { SuggestionCard } from '../suggestions/suggestion-card.js';

/** Facts beside the four deeds. */
export interface HomeFacts {
  /** Last day of the open call that ends first; `null` where none is open. */
  callClosesOn: string | null;
  openCalls: number;
  openConsultations: number;
}

/** Something that came to a result. */
export type HomeResult = { kind: 'suggestion'; card: SuggestionCard } | { kind: 'consultation'; row: ConsultationRow };

/** What a part of the office does not answer just now is `null`; the rest of the page stands. */
export interface HomeData {
  facts: HomeFacts;
  /** Consultations that people can take part in, the one that closes first on top. */
  discussing: ConsultationRow[] | null;
  results: HomeResult[] | null;
  news: ArticleRow[] | null;
  /** One matter with its trace, as an example of what people can follow. */
  example: { card: SuggestionCard; timeline: TimelineView } | null;
  /** Neighbours that cannot be reached now. */
  brokenLinks: Pick<LinkView, 'peerName' | 'pending'>[];
}
