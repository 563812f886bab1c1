import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { keepCode } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotEntitled, NotYet } from '@qsl/trace';
import { lockCall } from '../call/call-gate.js';
import { lockTopic } from '../topic/topic-desk.js';
import { TopicSteps } from '../topic/topic-steps.js';
import { Topic } from '../topic/topic.entity.js';
import { DecisionEvents } from './decision-events.js';
import type { TopicFacts } from './event-data.js';
import { topicEvents } from './event-types.js';
import { followStep } from './follow-step.js';

/** Takes in what other offices did to topics, and what this office did before it was restored from a backup. */
@Injectable()
export class TopicEvents {
  readonly types = topicEvents;

  constructor(
    private readonly intake: EventIntake,
    private readonly offices: OfficeDirectory,
    private readonly decisions: DecisionEvents,
    private readonly steps: TopicSteps,
  ) {}

  async apply(em: EntityManager, event: ReceivedEvent, kind: string): Promise<boolean> {
    if (await this.intake.isKept(em, event.id)) return false;
    const topic = await lockTopic(em, event.rootCaseId);
    if (kind === 'topic.supported') return this.takeNumbers(event, topic);
    if (kind === 'topic.selected' || kind === 'topic.declined') return this.decisions.take(em, event, { kind, topic });
    return this.takeStep(em, event, { kind, topic });
  }

  /** Numbers of this office's own are those of the rows that it has. */
  private takeNumbers(event: ReceivedEvent, topic: Topic | null): false {
    const { standing } = topicEvents.read('topic.supported', event.data);
    if (!this.isOfOrigin(event, topic)) throw new NotEntitled();
    if (!topic) throw new NotYet();
    if (topic.origin === this.offices.self.iid) return false;
    topic.supports = standing.supports;
    topic.coSponsorCount = standing.coSponsors;
    return false;
  }

  private async takeStep(
    em: EntityManager,
    event: ReceivedEvent,
    { kind, topic: known }: { kind: string; topic: Topic | null },
  ): Promise<boolean> {
    const data = topicEvents.read('topic.published', event.data);
    const isForwarding = kind === 'topic.forwarded';
    const isVoid = !this.isOfOrigin(event, known) || (isForwarding && !leadsToOwner(event, known));
    await this.intake.keepEntry(em, event, { ...data, isVoid });
    if (isVoid) return true;
    const topic = known ?? (await this.begin(em, event, data.topic));
    const isOwn = event.author === this.offices.self.iid;
    followStep(topic, { event, data, isForwarding, isOwn });
    if (isForwarding && topic.call.owner === this.offices.self.iid) this.receive(em, topic);
    return false;
  }

  /** A topic becomes known here by the event that its submission was, never before its call. */
  private async begin(em: EntityManager, event: ReceivedEvent, facts: TopicFacts | null): Promise<Topic> {
    const call = facts && (await lockCall(em, facts.callId));
    if (!facts || !call) throw new NotYet();
    const self = this.offices.self.iid;
    const { author: origin, rootCaseId: id } = event;
    const { code, areaCode, authorLabel, threshold, submittedAt } = facts;
    const isShown = origin === self;
    if (origin === self) await keepCode(em, code);
    const topic = Object.assign(new Topic(), {
      ...{ id, call, origin, isShown, code, areaCode, authorLabel, threshold },
      route: [origin],
      shownName: authorLabel,
      submittedAt: new Date(submittedAt),
    });
    topic.describe(facts);
    em.persist(topic);
    return topic;
  }

  /** It is this office's to decide on, and stands in its portal from now on. */
  private receive(em: EntityManager, topic: Topic): void {
    topic.isShown = true;
    this.steps.received({ em, topic });
  }

  /** Only the office where a topic was written speaks of it, until it is decided on; it is this one, or below it. */
  private isOfOrigin({ author, route }: ReceivedEvent, topic: Topic | null): boolean {
    const isBelow = author === this.offices.self.iid || this.offices.isDescendant(author);
    return isBelow && route.split('.')[0] === author && (topic === null || topic.origin === author);
  }
}

/** What is not known yet cannot be told from what is wrong; it has to wait. */
function leadsToOwner({ route }: ReceivedEvent, topic: Topic | null): boolean {
  return topic === null || route.split('.').at(-1) === topic.call.owner;
}
