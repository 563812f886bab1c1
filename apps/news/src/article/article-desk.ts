import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { versionConflict, type ActOnArticle, type ArticleState, type ArticleView, type Call } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide, requireRole } from '@qsl/state-table';
import { Article } from './article.entity.js';
import { articleNotFound } from './article.errors.js';
import { articleSituation, canSee, capacitiesOf } from './article.policy.js';
import { articleMachine, type ArticleAction } from './article.transitions.js';
import { toArticleView } from './article.view.js';

/** An article with its texts, kept from others until the transaction ends; `null` where there is none. */
export function lockArticle(em: EntityManager, id: string): Promise<Article | null> {
  const populate = ['body', 'plainText', 'searchText'] as const;
  return em.findOne(Article, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, populate });
}

/** One change of an article by somebody. */
export interface ArticleWork {
  em: EntityManager;
  article: Article;
  personId: string | null;
  now: Date;
  /** Does what the command asks for by the table; `to` where it may lead to several states. */
  move(to?: ArticleState): void;
}

/** Where a person's command on an article is checked, in this order: may see it, may ever do it, has read its last version. */
@Injectable()
export class ArticleDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Changes an article in one transaction and shows it afterwards. */
  async change(
    { actor }: Call,
    { id, expectedVersion }: ActOnArticle,
    { action, work }: { action: ArticleAction; work: (work: ArticleWork) => Promise<void> | void },
  ): Promise<ArticleView> {
    const article = await this.em.transactional(async (em) => {
      const found = await lockArticle(em, id);
      if (!found || !canSee(actor, found)) throw articleNotFound();
      const who = capacitiesOf(actor);
      requireRole(articleMachine, action, who);
      if (found.version !== expectedVersion) throw versionConflict('article', found.version);
      const { personId } = actor;
      const now = new Date();
      const move = (to?: ArticleState): void => {
        found.state = decide(articleMachine, action, articleSituation(found, who, personId), to);
        found.updatedAt = now;
      };
      await work({ em, article: found, personId, now, move });
      return found;
    });
    return toArticleView(article, { actor, offices: this.offices });
  }
}
