import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import {
  displayNames,
  ratings,
  suggestionCategories,
  suggestionStates,
  type DisplayName,
  type PublicClass,
  type RatingValue,
  type SuggestionCategory,
  type SuggestionState,
} from '../casework/vocabulary.js';
import { TimelineView } from '../casework/timeline.js';
import type { OfficialReply, Outcome } from '../casework/reply.js';

export const suggestionLimits = { title: 60, body: 1500 } as const;

export class SubmitSuggestion {
  @IsString()
  @MinLength(4)
  @MaxLength(suggestionLimits.title)
  title!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(suggestionLimits.body)
  body!: string;

  @IsIn(suggestionCategories)
  category!: SuggestionCategory;

  /** Division where the matter lies, GB/T 2260. */
  @Matches(/^\d{6}$/)
  areaCode!: string;

  @IsIn(displayNames)
  displayName!: DisplayName;
}

export class SuggestionReceipt {
  id!: string;
  /** `QSL-<areaCode>-<year>-<seq>` */
  code!: string;
  /** Eight characters, shown once; with the code it opens the progress without an account. */
  queryCode!: string;
  state!: SuggestionState;
  version!: number;
}

export class SuggestionRow {
  id!: string;
  code!: string;
  title!: string;
  category!: SuggestionCategory;
  areaCode!: string;
  state!: SuggestionState;
  publicClass!: PublicClass;
  /** As the author chose to be shown: 王女士, 群众 … */
  author!: string;
  submittedAt!: string;
  /** Office that holds the matter now. */
  holderName!: string;
  hasOutcome!: boolean;
}

export class RatingView {
  attitude!: RatingValue;
  result!: RatingValue;
  comment!: string | null;
  ratedAt!: string;
}

export class SuggestionView extends SuggestionRow {
  body!: string;
  caseId!: string;
  rootCaseId!: string;
  version!: number;
  /** Whether the caller wrote it. */
  mine!: boolean;
  /** What the caller may do now: `supplement`, `rate`. */
  actions!: string[];
  reply!: OfficialReply | null;
  outcome!: Outcome | null;
  rating!: RatingView | null;
  /** Why it was not filed, or what is asked of the author, with where to go instead. */
  notice!: { code: string; text: string; referral: string | null } | null;
}

export class SuggestionPage {
  items!: SuggestionRow[];
  nextCursor!: string | null;
}

export class ListSuggestions extends PageQuery {
  @IsOptional()
  @IsIn(suggestionStates)
  state?: SuggestionState;

  @IsOptional()
  @IsIn(suggestionCategories)
  category?: SuggestionCategory;

  @IsOptional()
  @Matches(/^\d{6}$/)
  areaCode?: string;

  /** Words to find in title and body; Chinese by character pairs. */
  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string;
}

export class SuggestionRef {
  @IsUUID()
  id!: string;
}

export class FindSimilar {
  @IsString()
  @Length(2, suggestionLimits.title)
  title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(suggestionLimits.body)
  body?: string;

  @IsOptional()
  @Matches(/^\d{6}$/)
  areaCode?: string;
}

export class SimilarSuggestion extends SuggestionRow {
  /** 0 to 1: weighted share of common character pairs. */
  score!: number;
  /** The last official answer in one paragraph, where there is one. */
  answer!: string | null;
}

export class SimilarSuggestions {
  items!: SimilarSuggestion[];
}

export class TrackSuggestion {
  @Matches(/^QSL-\d{6}-\d{4}-\d{4,8}$/)
  code!: string;

  @Matches(/^[2-9A-HJ-NP-Z]{8}$/)
  queryCode!: string;
}

export class TrackView {
  suggestion!: SuggestionView;
  timeline!: TimelineView;
}

export class RateSuggestion extends SuggestionRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;

  @IsIn(ratings)
  attitude!: RatingValue;

  @IsIn(ratings)
  result!: RatingValue;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  comment?: string;
}

export class SupplementSuggestion extends SuggestionRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;

  @IsString()
  @MinLength(2)
  @MaxLength(1500)
  text!: string;
}

/** Needs `L2`. Opens the office's case in the same transaction. */
export const submitSuggestion = rpc('suggestions.suggestion.submit', SubmitSuggestion, SuggestionReceipt);
/** Filed ones, for everybody, newest first. */
export const listSuggestions = rpc('suggestions.suggestion.list', ListSuggestions, SuggestionPage);
/** The caller's own, in every state. */
export const listMySubmissions = rpc('suggestions.suggestion.list_mine', PageQuery, SuggestionPage);
/** Public once filed; before that for its author and the office. */
export const getSuggestion = rpc('suggestions.suggestion.get', SuggestionRef, SuggestionView);
/** The cross-tier trace of a suggestion that the caller may see. */
export const getSuggestionTimeline = rpc('suggestions.suggestion.timeline', SuggestionRef, TimelineView);
/** At most five filed suggestions that score 0.25 or more, best first. */
export const findSimilarSuggestions = rpc('suggestions.suggestion.similar', FindSimilar, SimilarSuggestions);
/** Code and query code stand for the author; a wrong pair is `notFound`. */
export const trackSuggestion = rpc('suggestions.suggestion.track', TrackSuggestion, TrackView);
/** The author rates an answered suggestion on two axes, once; the case closes unless the result is `dissatisfied`. */
export const rateSuggestion = rpc('suggestions.suggestion.rate', RateSuggestion, SuggestionView);
/** The author adds what the office asked for. */
export const supplementSuggestion = rpc('suggestions.suggestion.supplement', SupplementSuggestion, SuggestionView);
