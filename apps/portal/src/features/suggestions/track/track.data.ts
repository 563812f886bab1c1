import type { SuggestionView, TimelineView } from '@qsl/contracts';
import type { FormState } from '../../../site/form.js';

export interface TrackData {
  form: FormState<'code' | 'queryCode'>;
  found: { suggestion: SuggestionView & { areaName: string }; timeline: TimelineView } | null;
}
