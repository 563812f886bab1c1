import type { Case } from '@qsl/casework';
import type { Actor, RatingView, SimilarSuggestion, SuggestionRow, SuggestionView } from '@qsl/contracts';
import type { Suggestion } from './suggestion.entity.js';
import { actionsOf, isAuthor, isOffice } from './suggestion.policy.js';
import { publicClassOf } from './suggestion.states.js';

/** A line of a list: without personal data, whoever reads it. */
export function toSuggestionRow(suggestion: Suggestion, holderName: string): SuggestionRow {
  const { id, code, publicTitle, category, areaCode, state, shownName, submittedAt } = suggestion;
  return {
    id,
    code,
    title: publicTitle,
    category,
    areaCode,
    state,
    publicClass: publicClassOf(state),
    author: shownName,
    submittedAt: submittedAt.toISOString(),
    holderName,
    hasOutcome: (suggestion.case.published?.outcome ?? null) !== null,
  };
}

/** For the author as written, for everybody else without personal data. */
export function toSuggestionView(suggestion: Suggestion, actor: Actor, holderName: string): SuggestionView {
  const mine = isAuthor(actor, suggestion);
  const subject = suggestion.case;
  return {
    ...toSuggestionRow(suggestion, holderName),
    title: mine ? suggestion.title : suggestion.publicTitle,
    body: mine ? suggestion.body : suggestion.publicBody,
    caseId: subject.id,
    rootCaseId: subject.rootCaseId,
    version: subject.version,
    mine,
    actions: actionsOf(actor, suggestion, subject.rating !== null),
    reply: subject.published?.reply ?? null,
    outcome: subject.published?.outcome ?? null,
    rating: ratingOf(subject, mine || isOffice(actor)),
    notice: subject.refusal,
  };
}

/** What people write beside a rating is for the office, not for the public. */
function ratingOf({ rating }: Case, withComment: boolean): RatingView | null {
  return rating && { ...rating, comment: withComment ? rating.comment : null };
}

const longestAnswer = 200;

/** The gist of an official answer in one paragraph. */
function answerOf({ published }: Case): string | null {
  if (!published) return null;
  const text = (published.reply.adopted ?? published.reply.body).replace(/\s+/g, ' ').trim();
  return text.length > longestAnswer ? `${text.slice(0, longestAnswer - 1)}…` : text;
}

export function toSimilarSuggestion(suggestion: Suggestion, score: number, holderName: string): SimilarSuggestion {
  return {
    ...toSuggestionRow(suggestion, holderName),
    score: Math.round(score * 1_000) / 1_000,
    answer: answerOf(suggestion.case),
  };
}
