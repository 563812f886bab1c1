import type { SuggestionView, TimelineView } from '@qsl/contracts';
import type { Watch } from '../../notices/load-watch.js';
import type { FormState } from '../../../site/form.js';

export type RatingField = 'attitude' | 'result' | 'comment';

export interface DetailData {
  suggestion: SuggestionView & { areaName: string };
  timeline: TimelineView;
  watch: Watch | null;
  /** What the visitor has just done, said once. */
  done: 'rated' | 'supplemented' | null;
  rating: FormState<RatingField>;
  supplement: FormState<'text'>;
}
