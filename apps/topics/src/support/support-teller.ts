import { LockMode, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { TopicTrace } from '../topic/topic-trace.js';
import { Topic } from '../topic/topic.entity.js';

const mostAtOnce = 200;

/** Tells the offices above how many people support what was handed on to them. */
@Injectable()
export class SupportTeller {
  constructor(
    private readonly trace: TopicTrace,
    private readonly offices: OfficeDirectory,
  ) {}

  /** One event for each topic whose number has changed since it was told last, however often; those that are being changed come next time. */
  async tellChanged(em: EntityManager): Promise<void> {
    const changed = await em.find(
      Topic,
      {
        origin: this.offices.self.iid,
        forwardedAt: { $ne: null },
        [raw((alias) => `${alias}.supports <> ${alias}.supports_told`)]: [],
      },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { id: 'asc' }, limit: mostAtOnce },
    );
    const now = new Date();
    for (const topic of changed) this.trace.tellSupports(em, topic, now);
  }
}
