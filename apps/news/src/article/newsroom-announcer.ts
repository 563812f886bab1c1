import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Recipients } from '@qsl/contracts';
import { Outbox, type News } from '@qsl/persistence';
import type { Article } from './article.entity.js';
import { shownStates } from './article.policy.js';

/** Whom it is for, and who did it. */
interface Told {
  to: Recipients;
  by?: string | null;
}

const deskPath = ({ id }: Article): string => `/desk/news/${id}`;
const portalPath = ({ id }: Article): string => `/news/${id}`;
const writersOf = ({ writers }: Article): Recipients => ({ persons: [...writers] });

/** Tells people of this office what happens to articles. */
@Injectable()
export class NewsroomAnnouncer {
  constructor(private readonly outbox: Outbox) {}

  submitted(em: EntityManager, article: Article): void {
    const told = { to: { roles: ['editor', 'leader', 'admin'] }, by: article.submittedBy } satisfies Told;
    this.tell(em, article, { ...told, kind: 'submitted', text: '有文章送审，请审核。' });
  }

  drafted(em: EntityManager, article: Article): void {
    const text = '有事项形成成果，已自动生成稿件，请编辑。';
    this.tell(em, article, { to: { roles: ['editor'] }, kind: 'drafted', text });
  }

  returned(em: EntityManager, article: Article, by: string | null): void {
    this.tell(em, article, { to: writersOf(article), by, kind: 'returned', text: '您的文章被退回修改。' });
  }

  scheduled(em: EntityManager, article: Article, by: string | null): void {
    this.tell(em, article, { to: writersOf(article), by, kind: 'scheduled', text: '您的文章已通过审核，将定时发布。' });
  }

  /** Tells its writers, and whoever watches what it is about. */
  published(em: EntityManager, article: Article, by: string | null): void {
    this.tell(em, article, { to: writersOf(article), by, kind: 'published', text: '您的文章已发布。' });
    for (const { kind, id } of article.links) {
      const matter = { kind, id };
      this.tell(em, article, { to: { watchers: true }, by, kind: 'published', text: '相关资讯已发布。', matter });
    }
  }

  corrected(em: EntityManager, article: Article, by: string | null): void {
    const to = { ...writersOf(article), watchers: true };
    this.tell(em, article, { to, by, kind: 'corrected', text: '文章内容已更正。' });
  }

  retracted(em: EntityManager, article: Article, by: string | null): void {
    const to = { ...writersOf(article), watchers: true };
    this.tell(em, article, { to, by, kind: 'retracted', text: '文章已撤回。' });
  }

  private tell(
    em: EntityManager,
    article: Article,
    { to, by = null, kind, text, matter }: Told & { kind: string; text: string; matter?: News['matter'] },
  ): void {
    if (article.isHidden) return;
    const isPublic = shownStates.includes(article.state) || article.state === 'retracted';
    this.outbox.announce(em, {
      type: `news.article.${kind}`,
      matter: matter ?? { kind: 'article', id: article.id },
      title: article.title,
      text,
      portalPath: isPublic ? portalPath(article) : null,
      deskPath: deskPath(article),
      to,
      by,
    });
  }
}
