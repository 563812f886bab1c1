import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, ArticlePage, ArticleView, DocumentView, ListArticles, ListNewsroom } from '@qsl/contracts';
import { foundBy, fromCursor, olderThan, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { Cover } from '../cover/cover.entity.js';
import { Article } from './article.entity.js';
import { articleNotFound, newsroomOnly } from './article.errors.js';
import { canSee, isOfNewsroom, shownStates } from './article.policy.js';
import { toArticleRow, toArticleView } from './article.view.js';

/** What everybody reads in lists, in feeds and by searching. */
export const isShown: FilterQuery<Article> = { state: { $in: [...shownStates] }, isHidden: false };

/** What people read of articles. */
@Injectable()
export class ArticleQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Newest publication first. */
  async listPublic(query: ListArticles): Promise<ArticlePage> {
    const { category, source, linkedTo, q } = query;
    const size = pageSize(query);
    const conditions: FilterQuery<Article>[] = [
      isShown,
      ...(category === undefined ? [] : [{ category }]),
      ...(source === undefined ? [] : [{ source }]),
      ...(linkedTo === undefined ? [] : [{ links: { $contains: [{ id: linkedTo }] } } as FilterQuery<Article>]),
      ...(q === undefined ? [] : [foundBy(q) as FilterQuery<Article>]),
      publishedBefore(query.cursor),
    ];
    const orderBy = { publishedAt: 'desc', id: 'desc' } as const;
    const rows = await this.em.find(Article, { $and: conditions }, { orderBy, limit: size + 1 });
    const { items, nextCursor } = pageOf(rows, size, ({ publishedAt }) => publishedAt);
    return { items: items.map((item) => toArticleRow(item, this.offices)), nextCursor };
  }

  /** @throws DomainError `forbidden` for everybody but editors and reviewers. */
  async listNewsroom(actor: Actor, query: ListNewsroom): Promise<ArticlePage> {
    if (!isOfNewsroom(actor)) throw newsroomOnly();
    const size = pageSize(query);
    const where = { ...(query.state && { state: query.state }), ...olderThan(query.cursor) };
    const rows = await this.em.find(Article, where, { orderBy: { id: 'desc' }, limit: size + 1 });
    const { items, nextCursor } = pageOf(rows, size);
    return { items: items.map((item) => toArticleRow(item, this.offices)), nextCursor };
  }

  async get(actor: Actor, id: string): Promise<ArticleView> {
    return toArticleView(await this.findVisible(actor, id), { actor, offices: this.offices });
  }

  async cover(actor: Actor, id: string): Promise<DocumentView> {
    const { cover } = await this.findVisible(actor, id);
    const kept = cover && (await this.em.findOne(Cover, { articleId: id }));
    if (!cover || !kept) throw articleNotFound();
    const extension = cover.type.replace('image/', '');
    return { fileName: `${id}.${extension}`, contentType: cover.type, base64: kept.bytes.toString('base64') };
  }

  /** @throws DomainError `notFound`, also where the caller may not see it. */
  private async findVisible(actor: Actor, id: string): Promise<Article> {
    const article = await this.em.findOne(Article, { id }, { populate: ['body'], refresh: true });
    if (!article || !canSee(actor, article)) throw articleNotFound();
    return article;
  }
}

function publishedBefore(cursor: string | undefined): FilterQuery<Article> {
  const place = fromCursor(cursor);
  if (!place) return {};
  const { at, id } = place;
  return { $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, id: { $lt: id } }] };
}
