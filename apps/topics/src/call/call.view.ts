import type { TopicCallRow } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import type { TopicCall } from './call.entity.js';
import { callClassOf } from './call.transitions.js';

/** A line of a list. */
export function toCallRow(
  call: TopicCall,
  { offices, topics, today }: { offices: OfficeDirectory; topics: number; today: string },
): TopicCallRow {
  const { id, title, state, owner, opensOn, closesOn, eligible, maxPerPerson } = call;
  return {
    id,
    title,
    state,
    publicClass: callClassOf(state),
    owner: offices.viewOf(owner),
    opensOn,
    closesOn,
    isOpen: call.takesTopicsOn(today),
    eligible,
    maxPerPerson,
    topics,
  };
}
