import type { ArticleRow, ConsultationView, TimelineView } from '@qsl/contracts';
import type { Watch } from '../../notices/load-watch.js';

export interface RoomData {
  consultation: ConsultationView;
  timeline: TimelineView | null;
  watch: Watch | null;
  /** Articles about it. */
  news: ArticleRow[];
}

export interface OutcomeData {
  consultation: ConsultationView;
}
