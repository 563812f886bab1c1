import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DocumentView, FeedFormat, GetFeed } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { Article } from '../article/article.entity.js';
import { isShown } from '../article/article.queries.js';
import { toFeedItem, type Feed } from './feed-item.js';
import { writeAtom, writeJson, writeRss } from './feed-formats.js';

const mostItems = 50;

const formats = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: writeJson },
} as const satisfies Record<FeedFormat, { contentType: string; write: (feed: Feed) => string }>;

/** The newest articles for feed readers. */
@Injectable()
export class FeedQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async feed({ format, site }: GetFeed): Promise<DocumentView> {
    const orderBy = { publishedAt: 'desc', id: 'desc' } as const;
    const articles = await this.em.find(Article, isShown, { orderBy, limit: mostItems, populate: ['body'] });
    const { name } = this.offices.self;
    const items = articles.map((article) => toFeedItem(article, { site, author: this.offices.nameOf(article.source) }));
    const feed = { title: `${name}·热点资讯`, description: `${name}发布的资讯`, site, items };
    const { contentType, write } = formats[format];
    return { fileName: `articles.${format}`, contentType, base64: Buffer.from(write(feed)).toString('base64') };
  }
}
