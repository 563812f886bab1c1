import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ArticleView, Call, ReviseArticle, WriteArticle } from '@qsl/contracts';
import { OfficeDirectory, targetsOf } from '@qsl/service-kit';
import { requireRole } from '@qsl/state-table';
import { keepPicture, removePicture } from '../cover/keep-picture.js';
import { readPicture, type Picture } from '../cover/read-picture.js';
import { Files } from '../file/files.js';
import { ArticleDesk } from './article-desk.js';
import { Article } from './article.entity.js';
import { capacitiesOf } from './article.policy.js';
import { articleMachine } from './article.transitions.js';
import { toArticleView } from './article.view.js';
import { readText } from './read-text.js';

/** How editors write an article, before it is reviewed. */
@Injectable()
export class ArticleService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ArticleDesk,
    private readonly offices: OfficeDirectory,
    private readonly files: Files,
  ) {}

  async writeArticle({ actor }: Call, body: WriteArticle): Promise<ArticleView> {
    requireRole(articleMachine, 'revise', capacitiesOf(actor));
    const article = Object.assign(new Article(), { source: this.offices.self.iid, isOwn: true });
    const picture = body.cover ? await readPicture(body.cover) : null;
    await this.files.requireAttachable(actor, article, body.attachments ?? []);
    this.takeIn(article, body);
    article.wroteBy(actor.personId);
    await this.em.transactional(async (em) => {
      em.persist(article);
      if (picture) await keepPicture(em, article, picture);
    });
    return toArticleView(article, { actor, offices: this.offices });
  }

  async reviseArticle(call: Call, body: ReviseArticle): Promise<ArticleView> {
    const picture: Picture | null = body.cover ? await readPicture(body.cover) : null;
    return this.desk.change(call, body, {
      action: 'revise',
      work: async ({ em, article, personId, move }) => {
        move();
        await this.files.requireAttachable(call.actor, article, body.attachments ?? []);
        this.takeIn(article, body);
        article.wroteBy(personId);
        if (body.removeCover) await removePicture(em, article);
        if (picture) await keepPicture(em, article, picture);
      },
    });
  }

  private takeIn(article: Article, body: WriteArticle): void {
    const { category, attachments = [], links = [] } = body;
    const { kind, offices } = body.scope;
    const scope = kind === 'selected' ? { kind, offices } : { kind };
    targetsOf(scope, this.offices);
    article.write(readText(body));
    Object.assign(article, { category, attachments, links, scope });
  }
}
