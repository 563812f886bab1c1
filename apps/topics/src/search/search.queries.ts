import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FindHits, Hits } from '@qsl/contracts';
import { findHitsIn } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { excerptOf } from '@qsl/text';
import { Topic } from '../topic/topic.entity.js';
import { publicTopicStates, topicClassOf } from '../topic/topic.transitions.js';

/** Finds topics that everybody may read here. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async find(body: FindHits): Promise<Hits> {
    const isPublic = { isShown: true, state: { $in: publicTopicStates } };
    const found = await findHitsIn(this.em, { entity: Topic, isPublic, at: 'submitted_at', hasCode: true }, body);
    return {
      items: found.map(({ item, rank }) => ({
        kind: 'topic',
        id: item.id,
        rank,
        at: item.submittedAt.toISOString(),
        code: item.code,
        title: item.title,
        excerpt: excerptOf([item.situation, item.analysis ?? '', item.proposal].join(' '), body.q),
        publicClass: topicClassOf(item.state),
        officeName: this.offices.nameOf(item.origin),
      })),
    };
  }
}
