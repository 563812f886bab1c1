import type { EntityManager } from '@mikro-orm/postgresql';
import { Topic } from '../topic/topic.entity.js';
import { undecidedTopicStates, unscreenedTopicStates } from '../topic/topic.transitions.js';
import type { TopicCall } from './call.entity.js';

/** Topics of an own call that somebody has to decide on: handed in by others, or written here and not refused. */
export function countUndecided(em: EntityManager, { id, owner }: TopicCall): Promise<number> {
  return em.count(Topic, {
    call: id,
    $or: [
      { state: { $in: undecidedTopicStates }, forwardedAt: { $ne: null } },
      { state: { $in: [...undecidedTopicStates, ...unscreenedTopicStates] }, origin: owner },
    ],
  });
}
