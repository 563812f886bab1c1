import { Injectable } from '@nestjs/common';
import type { Call, ForwardTopics, TopicCallView } from '@qsl/contracts';
import { afterCommit } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { CallQueries } from '../call/call.queries.js';
import { Sweeper } from '../sweeper.js';
import { TopicDesk } from './topic-desk.js';
import { TopicSteps } from './topic-steps.js';
import { topicNotFound } from './topic.errors.js';

/** Handing topics on to the office that opened their call. */
@Injectable()
export class TopicForwardingService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly calls: CallQueries,
    private readonly offices: OfficeDirectory,
    private readonly sweeper: Sweeper,
  ) {}

  /** All of them or none; this office's new numbers follow at once. */
  async forwardTopics(call: Call, { id, topicIds }: ForwardTopics): Promise<TopicCallView> {
    const { actor } = call;
    await this.calls.findVisible(actor, id);
    await this.desk.changeAll(call, topicIds, {
      action: 'forward',
      work: ({ em, topic, now }) => {
        if (topic.call.id !== id) throw topicNotFound();
        topic.route = this.offices.routeUpTo(topic.call.owner);
        topic.forwardedAt = now;
        topic.version += 1;
        this.steps.forwarded({ em, topic, now, by: actor.personId });
      },
    });
    afterCommit(() => this.sweeper.wake());
    return this.calls.get(actor, id);
  }
}
