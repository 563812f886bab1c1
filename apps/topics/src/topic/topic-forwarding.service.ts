import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Call, ForwardTopics, TopicCallView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { CallQueries } from '../call/call.queries.js';
import { TopicDesk } from './topic-desk.js';
import { TopicSteps } from './topic-steps.js';
import { topicNotFound } from './topic.errors.js';

/** Handing topics on to the office that opened their call. */
@Injectable()
export class TopicForwardingService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly calls: CallQueries,
    private readonly offices: OfficeDirectory,
  ) {}

  /** All of them or none. */
  async forwardTopics(call: Call, { id, topicIds }: ForwardTopics): Promise<TopicCallView> {
    const { actor } = call;
    await this.calls.findVisible(actor, id);
    await this.em.transactional(async (em) => {
      for (const topicId of topicIds.toSorted()) {
        await this.desk.changeIn(
          em,
          call,
          { id: topicId },
          {
            action: 'forward',
            work: ({ topic, now }) => {
              if (topic.call.id !== id) throw topicNotFound();
              topic.route = this.offices.routeUpTo(topic.call.owner);
              topic.forwardedAt = now;
              topic.version += 1;
              this.steps.forwarded({ em, topic, now, by: actor.personId });
            },
          },
        );
      }
    });
    return this.calls.get(actor, id);
  }
}
