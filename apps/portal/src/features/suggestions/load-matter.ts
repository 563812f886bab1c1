import type { SuggestionView, TimelineView } from '@qsl/contracts';
import type { Caller, Gateway } from '../../api/gateway.js';
import { toSuggestionCard } from './suggestion-card.js';

/** A suggestion with its whole trace. */
export async function loadMatter(gateway: Gateway, caller: Caller, id: string) {
  const path = `/suggestions/${encodeURIComponent(id)}`;
  const [suggestion, timeline] = await Promise.all([
    gateway.get<SuggestionView>(caller, path),
    gateway.get<TimelineView>(caller, `${path}/timeline`),
  ]);
  return { suggestion: toSuggestionCard(suggestion), timeline };
}
