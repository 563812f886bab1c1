import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FindHits, Hits } from '@qsl/contracts';
import { findHitsIn } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { excerptOf } from '@qsl/text';
import { Article } from '../article/article.entity.js';
import { isShown } from '../article/article.queries.js';
import { publicClassOf } from '../article/article.view.js';

/** Articles among what people find. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async find(query: FindHits): Promise<Hits> {
    const source = { entity: Article, isPublic: isShown, at: 'published_at' };
    const found = await findHitsIn(this.em, source, query);
    await this.em.populate(
      found.map(({ item }) => item),
      ['plainText'],
    );
    const items = found.map(({ item, rank }) => ({
      kind: 'article' as const,
      id: item.id,
      rank,
      at: (item.publishedAt ?? item.updatedAt).toISOString(),
      code: null,
      title: item.title,
      excerpt: excerptOf(`${item.summary} ${item.plainText}`, query.q),
      publicClass: publicClassOf(item),
      officeName: this.offices.nameOf(item.source),
    }));
    return { items };
  }
}
