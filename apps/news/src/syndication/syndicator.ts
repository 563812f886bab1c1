import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory, targetsOf } from '@qsl/service-kit';
import { Trace, type TraceMessage } from '@qsl/trace';
import type { Article } from '../article/article.entity.js';
import { tooLargeToTravel } from '../article/article.errors.js';
import { Cover } from '../cover/cover.entity.js';
import { blobsOf } from './attachment-blobs.js';
import type { CorrectedData, PublishedData, RetractedData } from './article-data.js';

/** Bytes of an event's data: what the relay takes. */
const mostBytes = 256 * 1024;

type Message = Pick<TraceMessage, 'kind' | 'at' | 'data' | 'blobs'>;

/** Tells the offices in scope what this office did with an article of its own. */
@Injectable()
export class Syndicator {
  constructor(
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  async published(em: EntityManager, article: Article, at: Date): Promise<void> {
    const data = await publishedData(em, article, at);
    this.send(em, article, { kind: 'article.published', at, data, blobs: blobsOf(article.attachments) });
  }

  corrected(em: EntityManager, article: Article, { at, note }: { at: Date; note: string }): void {
    const { revision, scope, title, summary, body } = article;
    const data: CorrectedData = { revision, scope, title, summary, body, at: at.toISOString(), note };
    requireSize(article, data);
    this.send(em, article, { kind: 'article.corrected', at, data });
  }

  retracted(em: EntityManager, article: Article, { at, reason }: { at: Date; reason: string }): void {
    const data: RetractedData = { revision: article.revision, scope: article.scope, at: at.toISOString(), reason };
    this.send(em, article, { kind: 'article.retracted', at, data });
  }

  /** @throws DomainError `invalid` where the article would not fit into the event that publishes it. */
  async requireFit(em: EntityManager, article: Article): Promise<void> {
    requireSize(article, await publishedData(em, article, new Date()));
  }

  private send(em: EntityManager, article: Article, message: Message): void {
    const targets = targetsOf(article.scope, this.offices);
    if (targets.length === 0) return;
    const route = this.offices.routeTo(targets);
    this.trace.send(em, { matterKind: 'article', rootCaseId: article.id, route, ...message });
  }
}

async function publishedData(em: EntityManager, article: Article, at: Date): Promise<PublishedData> {
  const { id, revision, scope, title, summary, body, category, attachments, links } = article;
  const cover = article.cover && (await em.findOneOrFail(Cover, { articleId: id }));
  return {
    revision,
    scope,
    title,
    summary,
    body,
    category,
    publishedAt: at.toISOString(),
    cover: cover && article.cover && pictureData(article.cover, cover),
    attachments,
    links,
  };
}

const pictureData = ({ alt, credit }: NonNullable<Article['cover']>, { bytes }: Cover): PublishedData['cover'] => ({
  base64: bytes.toString('base64'),
  alt,
  ...(credit !== null && { credit }),
});

function requireSize({ scope, cover }: Article, data: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (scope.kind !== 'own' && bytes > mostBytes) throw tooLargeToTravel(cover ? 'cover' : 'body', bytes);
}
