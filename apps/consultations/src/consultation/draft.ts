import { hideResults, type DraftConsultation, dayOf } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import type { Consultation } from './consultation.entity.js';
import { frozenText, lastDayOver, relaxedResults, shortenedDiscussion } from './consultation.errors.js';
import { plainText } from './plain-text.js';
import { routeOf } from './route-of.js';

/**
 * What staff wrote, ready to be kept.
 * @throws DomainError `invalid` for texts that are mostly spaces, a last day in the past, or a scope that is not below this office.
 */
export function checkDraft(body: DraftConsultation, offices: OfficeDirectory, now: Date): DraftConsultation {
  if (body.closesOn < dayOf(now)) throw lastDayOver();
  routeOf(body.scope, offices);
  const { closesOn, hideResults: hidden, scope } = body;
  return {
    title: plainText('title', body.title, 4),
    summary: plainText('summary', body.summary, 10),
    convener: plainText('convener', body.convener, 2),
    closesOn,
    hideResults: hidden,
    scope: { kind: scope.kind, ...(scope.kind === 'selected' ? { offices: scope.offices } : {}) },
  };
}

const fixedTexts = ['title', 'summary', 'convener'] as const;

/**
 * What may still change after people have read it: the discussion can last longer, and results be hidden longer.
 * @throws DomainError `invalid` for anything else.
 */
export function checkRevision(consultation: Consultation, draft: DraftConsultation): DraftConsultation {
  if (consultation.state === 'draft') return draft;
  const changed = fixedTexts.find((field) => draft[field] !== consultation[field]);
  if (changed) throw frozenText(changed);
  if (scopeText(draft) !== scopeText(consultation)) throw frozenText('scope');
  if (draft.closesOn < consultation.closesOn) throw shortenedDiscussion();
  const hidden = draft.hideResults ?? consultation.hideResults;
  if (hideResults.indexOf(hidden) < hideResults.indexOf(consultation.hideResults)) throw relaxedResults();
  return draft;
}

const scopeText = ({ scope: { kind, offices = [] } }: Pick<DraftConsultation, 'scope'>): string =>
  [kind, ...[...offices].sort()].join(' ');
