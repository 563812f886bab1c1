import type { ArticleRow, ConsultationRow, LinkView, TimelineView, TopicCallRow } from '@qsl/contracts';
import type { SuggestionCard } from '../suggestions/suggestion-card.js';

/** Something that came to a result. */
export type HomeResult = { kind: 'suggestion'; card: SuggestionCard } | { kind: 'consultation'; row: ConsultationRow };

/** What a part of the office does not answer just now is `null`; the rest of the page stands. */
export interface HomeData {
  /** Calls that take topics now, the one that closes first on top. */
  calls: TopicCallRow[] | null;
  openConsultations: number;
  /** Consultations that people can take part in, the one that closes first on top. */
  discussing: ConsultationRow[] | null;
  results: HomeResult[] | null;
  news: ArticleRow[] | null;
  /** One matter with its trace, as an example of what people can follow. */
  example: { card: SuggestionCard; timeline: TimelineView } | null;
  /** Neighbours that cannot be reached now. */
  brokenLinks: Pick<LinkView, 'peerName' | 'pending'>[];
}
