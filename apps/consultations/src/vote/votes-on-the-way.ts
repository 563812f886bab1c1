import type { EntityManager } from '@mikro-orm/postgresql';
import { VoteBatch } from './vote-batch.entity.js';
import { Vote } from './vote.entity.js';

/**
 * Votes of this office's people that have not left it: not sent yet, or sent and not taken over by the office above. That office keeps
 * what it took over until the owner has it, so they are safe from then on, also where there is another office between.
 */
export async function votesOnTheWay(em: EntityManager, consultationId: string): Promise<number> {
  const batches = await em.find(VoteBatch, { consultationId, deliveredAt: null }, { fields: ['id'] });
  const unsent = await em.count(Vote, { isNew: true, consultationId });
  if (batches.length === 0) return unsent;
  return unsent + (await em.count(Vote, { isNew: false, batchId: { $in: batches.map(({ id }) => id) } }));
}
