import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { articleLimits, type Acknowledgement, type DraftFromOutcome } from '@qsl/contracts';
import { takeOnce } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { paragraphsOf, sanitiseBody } from './article-body.js';
import { Article } from './article.entity.js';
import { NewsroomAnnouncer } from './newsroom-announcer.js';

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Gives editors something to begin with when a matter has come to an outcome. */
@Injectable()
export class OutcomeDraftService {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
    private readonly announcer: NewsroomAnnouncer,
  ) {}

  /** One draft for each matter, however often it is told of. */
  async draft({ kind, id, title, text }: DraftFromOutcome): Promise<Acknowledgement> {
    const article = Object.assign(new Article(), {
      source: this.offices.self.iid,
      isOwn: true,
      category: 'outcome',
      scope: { kind: 'own' },
      links: [{ kind, id, title }],
    } as const);
    const summary = cut(text.replace(/\s+/g, ' ').trim(), articleLimits.summary);
    article.write({ title: cut(title.trim(), articleLimits.title), summary, ...sanitiseBody(paragraphsOf(text)) });
    await this.em.transactional(async (em) => {
      if (!(await takeOnce(em, `outcome:${kind}:${id}`))) return;
      em.persist(article);
      this.announcer.drafted(em, article);
    });
    return { ok: true };
  }
}
