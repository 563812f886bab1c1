import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, type DomainError, dayOf } from '@qsl/contracts';
import { obstacleOf } from '../topic/obstacles.js';
import { Topic } from '../topic/topic.entity.js';
import { TopicCall } from './call.entity.js';
import { callNotFound } from './call.errors.js';

/** Keeps a call as it is until the transaction ends; others may do the same. */
export function lockCall(em: EntityManager, id: string): Promise<TopicCall | null> {
  return em.findOne(TopicCall, { id }, { lockMode: LockMode.PESSIMISTIC_READ, refresh: true });
}

/** Whether somebody may answer a call now. */
@Injectable()
export class CallGate {
  constructor(private readonly em: EntityManager) {}

  /** Why not, or `null`. */
  async obstacle(em: EntityManager, actor: Actor, call: TopicCall): Promise<DomainError | null> {
    const today = dayOf(new Date());
    const { personId } = actor;
    const taken =
      personId === null ? 0 : await em.count(Topic, { call, authorId: personId, state: { $ne: 'withdrawn' } });
    return obstacleOf(actor, call, { today, taken });
  }

  /** @throws DomainError with the reason why not; before anything slow is asked. */
  async require(actor: Actor, id: string): Promise<void> {
    await this.admit(this.em, actor, await this.em.findOne(TopicCall, { id }, { refresh: true }));
  }

  /**
   * Lets somebody pass, one topic of theirs at a time, and keeps the call as it is until the transaction ends.
   * @throws DomainError with the reason why not.
   */
  async pass(em: EntityManager, actor: Actor, id: string): Promise<TopicCall> {
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${id} ${actor.personId}`]);
    return this.admit(em, actor, await lockCall(em, id));
  }

  private async admit(em: EntityManager, actor: Actor, call: TopicCall | null): Promise<TopicCall> {
    if (!call?.isShown || call.state === 'draft') throw callNotFound();
    const obstacle = await this.obstacle(em, actor, call);
    if (obstacle) throw obstacle;
    return call;
  }
}
