import type { TimelineView } from '@qsl/contracts';

/** Where a matter stands with the office that holds it. */
export type MatterStage = 'handling' | 'answered' | 'not_filed' | 'closed';

const endings: Readonly<Record<string, MatterStage>> = {
  'reply.published': 'answered',
  'case.not_filed': 'not_filed',
  'case.closed': 'closed',
};

/** What the holder did last says it; a rating leaves it as it is, and what other offices ended is theirs alone. */
export function stageOf({ holder, entries }: Pick<TimelineView, 'holder' | 'entries'>): MatterStage {
  const last = entries.findLast((entry) => entry.instance === holder.iid && !entry.void && entry.kind !== 'case.rated');
  return endings[last?.kind ?? ''] ?? 'handling';
}
