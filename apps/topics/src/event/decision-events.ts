import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createConsultationFromTopic, type ReceivedEvent } from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions, decide } from '@qsl/state-table';
import { EventIntake, NotYet } from '@qsl/trace';
import { creationOf } from '../topic/topic-decision.service.js';
import { TopicSteps } from '../topic/topic-steps.js';
import type { Topic } from '../topic/topic.entity.js';
import { systemSituation } from '../topic/topic.policy.js';
import { topicMachine } from '../topic/topic.transitions.js';
import { type DeclinedData, SelectedData } from './event-data.js';
import { topicEvents } from './event-types.js';

interface Decision {
  action: 'select' | 'decline';
  said: SelectedData | DeclinedData;
}

/** Takes in what was decided on a topic, wherever that was. */
@Injectable()
export class DecisionEvents {
  constructor(
    private readonly intake: EventIntake,
    private readonly offices: OfficeDirectory,
    private readonly outbox: Outbox,
    private readonly steps: TopicSteps,
  ) {}

  async take(
    em: EntityManager,
    event: ReceivedEvent,
    { kind, topic }: { kind: 'topic.selected' | 'topic.declined'; topic: Topic | null },
  ): Promise<boolean> {
    const decision = readDecision(kind, event);
    const situation =
      topic && this.isEntitled(event, topic, decision) && systemSituation(topic, 'deciding_office', this.self);
    if (!topic && this.isOnTheLine(event.author)) throw new NotYet();
    const isTaken = topic && situation && allowedActions(topicMachine, situation).includes(decision.action);
    await this.intake.keepEntry(em, event, { ...decision.said, isVoid: !isTaken });
    if (!isTaken) return true;
    topic.move(decide(topicMachine, decision.action, situation));
    if (decision.said instanceof SelectedData) topic.consultation = { ...decision.said.consultation };
    else topic.decision = decision.said.reason;
    if (event.author === this.self) this.createAgain(em, topic);
    else if (topic.origin === this.self) await this.steps.decided({ em, topic, by: null });
    return false;
  }

  private get self(): string {
    return this.offices.self.iid;
  }

  private isOnTheLine(author: string): boolean {
    return author === this.self || this.offices.isAncestor(author) || this.offices.isDescendant(author);
  }

  /**
   * Its decider decides; only the call's owner selects.
   * @throws NotYet where the topic was handed on and that is not known here.
   */
  private isEntitled({ author }: ReceivedEvent, topic: Topic, { action }: Decision): boolean {
    const { origin, forwardedAt, call, decider } = topic;
    if (author === call.owner && author !== origin && forwardedAt === null) throw new NotYet();
    return author === decider && (action === 'decline' || author === call.owner);
  }

  /** An own selection came back after a restore: the consultation may be lost as well, and asking again changes nothing where it is not. */
  private createAgain(em: EntityManager, topic: Topic): void {
    if (!topic.consultation) return;
    const body = creationOf(topic);
    this.outbox.add(em, createConsultationFromTopic, { key: body.id, body });
  }
}

/** @throws DomainError `invalid` */
function readDecision(kind: 'topic.selected' | 'topic.declined', { data }: ReceivedEvent): Decision {
  return kind === 'topic.selected'
    ? { action: 'select', said: topicEvents.read(kind, data) }
    : { action: 'decline', said: topicEvents.read(kind, data) };
}
