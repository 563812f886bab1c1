import { Injectable } from '@nestjs/common';
import {
  createConsultationFromTopic,
  type Call,
  type CreateFromTopic,
  type DeclineTopic,
  type SelectTopic,
  type TopicView,
} from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { randomUUIDv7 } from 'node:crypto';
import { wordsOf } from '../words.js';
import { TopicDesk } from './topic-desk.js';
import { TopicSteps } from './topic-steps.js';
import type { Topic } from './topic.entity.js';
import { TopicQueries } from './topic.queries.js';

/** What becomes of a topic. */
@Injectable()
export class TopicDecisionService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly outbox: Outbox,
    private readonly queries: TopicQueries,
  ) {}

  /** The decision, its line in the history, and the request for the consultation are written together. */
  async selectTopic(call: Call, body: SelectTopic): Promise<TopicView> {
    const question = body.question === undefined ? null : wordsOf(body.question, { field: 'question', least: 4 });
    await this.desk.change(call, body, {
      action: 'select',
      work: ({ em, topic, next, now }) => {
        topic.consultation = { id: randomUUIDv7(), title: question ?? topic.title };
        topic.move(next);
        const creation = creationOf(topic);
        this.outbox.add(em, createConsultationFromTopic, { key: creation.id, body: creation });
        return this.steps.selected({ em, topic, now, by: call.actor.personId });
      },
    });
    return this.queries.get(call.actor, body.id);
  }

  async declineTopic(call: Call, body: DeclineTopic): Promise<TopicView> {
    const reason = wordsOf(body.reason, { field: 'reason', least: 4 });
    await this.desk.change(call, body, {
      action: 'decline',
      work: ({ em, topic, next, now }) => {
        topic.decision = reason;
        topic.move(next);
        return this.steps.declined({ em, topic, now, by: call.actor.personId });
      },
    });
    return this.queries.get(call.actor, body.id);
  }
}

/** The consultation that a selected topic becomes: as far as the call reached. */
export function creationOf(topic: Topic): CreateFromTopic {
  const { id: topicId, title: topicTitle, consultation, call, situation, analysis, proposal } = topic;
  if (!consultation) throw new Error('A topic that was selected has a consultation');
  const parts = [`情况：${situation}`, ...(analysis ? [`分析：${analysis}`] : []), `建议：${proposal}`];
  return { ...consultation, topicId, topicTitle, summary: parts.join('\n\n'), scope: call.scope };
}
