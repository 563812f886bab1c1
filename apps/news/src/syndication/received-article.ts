import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ArticleLink, EventBlob } from '@qsl/contracts';
import { decide } from '@qsl/state-table';
import { sanitiseBody } from '../article/article-body.js';
import type { Article } from '../article/article.entity.js';
import { articleSituation } from '../article/article.policy.js';
import { articleMachine, type ArticleAction } from '../article/article.transitions.js';
import { NewsroomAnnouncer } from '../article/newsroom-announcer.js';
import { keepPicture, removePicture } from '../cover/keep-picture.js';
import { readPicture } from '../cover/read-picture.js';
import { withStates } from './attachment-blobs.js';
import type { CorrectedData, PublishedData, RetractedData } from './article-data.js';

/** What its source tells of an article takes effect here: its text as it is sent, sanitised once more. */
@Injectable()
export class ReceivedArticle {
  constructor(private readonly announcer: NewsroomAnnouncer) {}

  async publish(
    em: EntityManager,
    article: Article,
    { data, blobs }: { data: PublishedData; blobs?: readonly EventBlob[] },
  ): Promise<void> {
    move(article, 'publish');
    const { revision, title, summary, category, attachments, scope, cover } = data;
    const publishedAt = new Date(data.publishedAt);
    article.write({ title, summary, ...sanitiseBody(data.body) });
    Object.assign(article, {
      revision,
      category,
      attachments: withStates(attachments, article.isOwn ? [] : blobs),
      publishedAt,
      updatedAt: publishedAt,
      scheduledFor: null,
    });
    article.scope = article.isOwn ? scope : { kind: 'own' };
    article.links = article.isOwn ? data.links : data.links.filter(isKnownEverywhere);
    em.persist(article);
    if (cover) await keepPicture(em, article, await readPicture(cover));
    else await removePicture(em, article);
    if (!article.isOwn) this.announcer.published(em, article, null);
  }

  correct(em: EntityManager, article: Article, { title, summary, body, at, note }: CorrectedData): void {
    move(article, 'correct');
    article.write({ title, summary, ...sanitiseBody(body) });
    article.correct({ at: new Date(at), note });
    if (!article.isOwn) this.announcer.corrected(em, article, null);
  }

  async retract(em: EntityManager, article: Article, { at, reason }: RetractedData): Promise<void> {
    move(article, 'retract');
    await removePicture(em, article);
    article.retract({ at: new Date(at), reason });
    if (!article.isOwn) this.announcer.retracted(em, article, null);
  }
}

function move(article: Article, action: ArticleAction): void {
  article.state = decide(articleMachine, action, articleSituation(article, ['source'], null));
}

/** A consultation has one id at all offices; suggestions and topics have their pages at their own. */
const isKnownEverywhere = ({ kind }: ArticleLink): boolean => kind === 'consultation';
