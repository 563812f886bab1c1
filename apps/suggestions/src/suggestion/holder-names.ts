import type { EntityManager } from '@mikro-orm/postgresql';
import type { CaseworkService } from '@qsl/casework';
import type { Suggestion } from './suggestion.entity.js';

/** Asks once who holds the matters of several suggestions now. */
export async function holderNames(
  casework: CaseworkService,
  em: EntityManager,
  suggestions: readonly Suggestion[],
): Promise<(suggestion: Suggestion) => string> {
  const names = await casework.holderNames(
    em,
    suggestions.map((suggestion) => suggestion.case.rootCaseId),
  );
  return (suggestion) => names.get(suggestion.case.rootCaseId) ?? '';
}
