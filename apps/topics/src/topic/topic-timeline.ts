import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lightOf, workdaysBetween, workdaysLeft } from '@qsl/casework';
import { type Actor, type TimelineView, dayOf } from '@qsl/contracts';
import { TraceReader } from '@qsl/trace';
import type { Topic } from './topic.entity.js';
import { TopicQueries } from './topic.queries.js';

/** The whole history of a topic, across the offices that it went to. */
@Injectable()
export class TopicTimeline {
  constructor(
    private readonly em: EntityManager,
    private readonly trace: TraceReader,
    private readonly queries: TopicQueries,
  ) {}

  async get(actor: Actor, id: string): Promise<TimelineView> {
    const { topic } = await this.queries.findVisible(actor, id);
    const now = new Date();
    const { submittedAt, route } = topic;
    return {
      rootCaseId: id,
      holder: this.holder(topic, now),
      route: route.map((iid) => this.trace.officeOf(iid)),
      entries: await this.trace.entriesOf(this.em, id),
      crossings: [],
      waiting: (await this.trace.waitingOf(id)) ?? [],
      submittedAt: submittedAt.toISOString(),
      citizenWorkdays: workdaysBetween(dayOf(submittedAt), dayOf(now)),
    };
  }

  private holder({ holder, clock }: Topic, now: Date): TimelineView['holder'] {
    return {
      ...this.trace.officeOf(holder),
      unit: null,
      dueAt: clock?.dueAt ?? null,
      light: clock && lightOf(clock, now),
      workdaysLeft: clock && workdaysLeft(clock.dueAt, now),
    };
  }
}
