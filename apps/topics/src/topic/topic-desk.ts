import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { versionConflict, type Actor, type Call, type TopicState } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide, requireRole } from '@qsl/state-table';
import { lockCall } from '../call/call-gate.js';
import { CoSponsor } from '../co-sponsor/co-sponsor.entity.js';
import { Topic } from './topic.entity.js';
import { topicNotFound } from './topic.errors.js';
import { canSeeTopic, topicSituation, topicWho, type Part } from './topic.policy.js';
import { topicMachine, type TopicAction } from './topic.transitions.js';

/** A topic that is being changed: nobody else changes it, and its call neither opens nor closes, until the transaction ends. */
export interface TopicWork {
  em: EntityManager;
  topic: Topic;
  /** Where the table leads to. */
  next: TopicState;
  now: Date;
  /** The caller's own invitation. */
  invitation: CoSponsor | null;
}

interface Command {
  id: string;
  /** None where the command means the same whatever happened meanwhile. */
  expectedVersion?: number;
}

interface Change {
  action: TopicAction;
  work: (work: TopicWork) => void | Promise<void>;
}

/** Where a person's command on a topic is checked, in this order: may see it, may ever do it, has read its last version, may do it now. */
@Injectable()
export class TopicDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Changes a topic in a transaction of its own. */
  change(call: Call, command: Command, change: Change): Promise<void> {
    return this.em.transactional((em) => this.changeIn(em, call, command, change));
  }

  /** Changes several topics, or none of them. */
  changeAll(call: Call, ids: readonly string[], change: Change): Promise<void> {
    return this.em.transactional(async (em) => {
      for (const id of ids.toSorted()) await this.changeIn(em, call, { id }, change);
    });
  }

  /** @throws DomainError as the command itself would; before anything slow is asked. */
  async require({ actor }: Call, command: Command, action: TopicAction): Promise<void> {
    const topic = await this.em.findOne(Topic, { id: command.id }, { populate: ['call'], refresh: true });
    const invitation = await invitationOf(this.em, command.id, actor);
    const part = { actor, self: this.offices.self.iid, invitation: invitation?.stateAt(new Date()) ?? null };
    decideOn(topic, part, { ...command, action });
  }

  private async changeIn(
    em: EntityManager,
    { actor }: Call,
    command: Command,
    { action, work }: Change,
  ): Promise<void> {
    const now = new Date();
    const topic = await lockTopic(em, command.id);
    const invitation = await invitationOf(em, command.id, actor);
    const part = { actor, self: this.offices.self.iid, invitation: invitation?.stateAt(now) ?? null };
    const decided = decideOn(topic, part, { ...command, action });
    await work({ ...decided, em, now, invitation });
  }
}

function decideOn(
  topic: Topic | null,
  part: Part,
  { action, expectedVersion }: Omit<Command, 'id'> & { action: TopicAction },
): Pick<TopicWork, 'topic' | 'next'> {
  if (!topic || !canSeeTopic(part, topic)) throw topicNotFound();
  requireRole(topicMachine, action, topicWho(part, topic));
  if (expectedVersion !== undefined && expectedVersion !== topic.version) throw versionConflict('topic', topic.version);
  return { topic, next: decide(topicMachine, action, topicSituation(topic, part)) };
}

async function invitationOf(em: EntityManager, topicId: string, { personId }: Actor): Promise<CoSponsor | null> {
  return personId === null ? null : em.findOne(CoSponsor, { topic: topicId, personId }, { refresh: true });
}

/** A topic with its call, for a change. */
export async function lockTopic(em: EntityManager, id: string): Promise<Topic | null> {
  const topic = await em.findOne(Topic, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (topic) await lockCall(em, topic.call.id);
  return topic;
}
