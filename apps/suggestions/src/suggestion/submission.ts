import type { Actor, SubmitSuggestion } from '@qsl/contracts';
import { findRegion } from '@qsl/regions';
import { maskPersonalData, shownName } from '@qsl/text';
import { Suggestion } from './suggestion.entity.js';
import { realNameNeeded, tooShort, unknownArea } from './suggestion.errors.js';
import { canSubmit } from './suggestion.policy.js';

/** Characters besides spaces; the contract counts spaces too. */
const least = { title: 4, body: 10 } as const;

/**
 * Turns what somebody wrote into a suggestion that has no case yet.
 * @throws DomainError `forbidden` without a confirmed real name; `invalid` for text that is mostly spaces, or an unknown division.
 */
export function draftSuggestion(actor: Actor, body: SubmitSuggestion): Suggestion {
  const { personId } = actor;
  if (personId === null || !canSubmit(actor)) throw realNameNeeded(personId !== null);
  const region = findRegion(body.areaCode);
  if (!region) throw unknownArea();
  for (const field of ['title', 'body'] as const) {
    if (body[field].replace(/\s/g, '').length < least[field]) throw tooShort(field, least[field]);
  }
  const suggestion = Object.assign(new Suggestion(), {
    authorId: personId,
    displayName: body.displayName,
    shownName: shownName(actor, body.displayName),
    title: body.title.trim(),
    body: body.body.trim(),
    publicTitle: maskPersonalData(body.title.trim(), actor.name),
    publicBody: maskPersonalData(body.body.trim(), actor.name),
    category: body.category,
    areaCode: region.code,
  });
  suggestion.index();
  return suggestion;
}
