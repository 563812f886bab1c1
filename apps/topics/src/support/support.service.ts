import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Call, SetTopicSupport, TopicView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions, decide } from '@qsl/state-table';
import { TopicDesk } from '../topic/topic-desk.js';
import { TopicSteps } from '../topic/topic-steps.js';
import { systemSituation } from '../topic/topic.policy.js';
import { TopicQueries } from '../topic/topic.queries.js';
import { topicMachine } from '../topic/topic.transitions.js';

interface Pledge {
  topicId: string;
  personId: string | null;
}

/** Supporting a topic. */
@Injectable()
export class SupportService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly steps: TopicSteps,
    private readonly queries: TopicQueries,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Row and number change together; saying the same again changes nothing. */
  async setSupport(call: Call, { id, supported }: SetTopicSupport): Promise<TopicView> {
    const { personId } = call.actor;
    await this.desk.change(
      call,
      { id },
      {
        action: 'support',
        work: async ({ em, topic, now }) => {
          const pledge = { topicId: id, personId };
          if (!(await (supported ? give(em, pledge) : takeBack(em, pledge)))) return;
          topic.supports += supported ? 1 : -1;
          const situation = systemSituation(topic, 'count', this.offices.self.iid);
          if (!allowedActions(topicMachine, situation).includes('reach')) return;
          topic.move(decide(topicMachine, 'reach', situation));
          this.steps.thresholdReached({ em, topic, now, by: null });
        },
      },
    );
    return this.queries.get(call.actor, id);
  }
}

/** @returns false where the constraint has kept a second one out. */
async function give(em: EntityManager, { topicId, personId }: Pledge): Promise<boolean> {
  const rows = await em.execute<object[]>(
    'insert into topic_support (topic_id, person_id, at) values (?, ?, now()) on conflict do nothing returning topic_id',
    [topicId, personId],
  );
  return rows.length > 0;
}

async function takeBack(em: EntityManager, { topicId, personId }: Pledge): Promise<boolean> {
  const rows = await em.execute<object[]>(
    'delete from topic_support where topic_id = ? and person_id = ? returning topic_id',
    [topicId, personId],
  );
  return rows.length > 0;
}
