import type { SimilarSuggestion } from '@qsl/contracts';
import type { FormState } from '../../../site/form.js';
import type { RegionGroup } from '../../../site/region-groups.js';
import type { SuggestionCard } from '../suggestion-card.js';

export type SuggestField = 'title' | 'body' | 'category' | 'areaCode' | 'displayName';

export type SimilarCard = SimilarSuggestion & SuggestionCard;

export interface SuggestData {
  form: FormState<SuggestField>;
  regions: RegionGroup[];
  /** Shown before submitting; with any of them the visitor confirms that theirs is another matter. */
  similar: SimilarCard[];
  isSignedIn: boolean;
}

export interface ReceiptData {
  id: string;
  code: string;
  /** Shown once; nobody can read it again. */
  queryCode: string;
  /** Until when the office decides on filing it. */
  screeningDueAt: string | null;
  /** Address with the code that finds the progress; its picture is a QR code. */
  trackUrl: string;
  qr: { size: number; path: string };
}
