import type { ArticleRow, ConsultationView, TimelineView } from '@qsl/contracts';

export interface RoomData {
  consultation: ConsultationView;
  timeline: TimelineView | null;
  /** Articles about it. */
  news: ArticleRow[];
}

export interface OutcomeData {
  consultation: ConsultationView;
}
