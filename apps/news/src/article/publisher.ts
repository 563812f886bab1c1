import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Syndicator } from '../syndication/syndicator.js';
import type { Article } from './article.entity.js';
import { NewsroomAnnouncer } from './newsroom-announcer.js';

/** Brings an article of this office before people, here and below, in the transaction of the change. */
@Injectable()
export class Publisher {
  constructor(
    private readonly syndicator: Syndicator,
    private readonly announcer: NewsroomAnnouncer,
  ) {}

  /** Call it when the state has changed. */
  async publish(em: EntityManager, article: Article, { at, by }: { at: Date; by: string | null }): Promise<void> {
    Object.assign(article, { publishedAt: at, updatedAt: at, scheduledFor: null, revision: article.revision + 1 });
    await this.syndicator.published(em, article, at);
    this.announcer.published(em, article, by);
  }
}
