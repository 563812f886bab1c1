import type { ArticleCategory } from '@qsl/contracts';
import type { Article, CoverFacts } from '../article/article.entity.js';
import { paragraphsOf } from '../article/article-body.js';

/** A feed, whatever its format. */
export interface Feed {
  title: string;
  description: string;
  /** Absolute address of the portal. */
  site: string;
  items: FeedItem[];
}

export interface FeedItem {
  /** The same in every office's feed. */
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  summary: string;
  html: string;
  author: string;
  category: { term: ArticleCategory; label: string };
  publishedAt: Date;
  updatedAt: Date;
  picture: (CoverFacts & { url: string }) | null;
}

const categoryLabels: Record<ArticleCategory, string> = {
  work: '工作动态',
  consultation: '协商动态',
  outcome: '成果落地',
  policy: '政策解读',
  members: '委员风采',
  notice: '通知公告',
};

export function toFeedItem(article: Article, { site, author }: { site: string; author: string }): FeedItem {
  const { id, title, summary, body, category, corrections, cover, updatedAt } = article;
  return {
    id: `urn:uuid:${id}`,
    url: `${site}/news/${id}`,
    title,
    summary,
    html: corrections.map(({ note }) => paragraphsOf(`更正：${note}`)).join('') + body,
    author,
    category: { term: category, label: categoryLabels[category] },
    publishedAt: article.publishedAt ?? updatedAt,
    updatedAt,
    picture: cover && { ...cover, url: `${site}/api/v1/articles/${id}/cover` },
  };
}
