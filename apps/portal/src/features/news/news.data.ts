import type { ArticleCategory, ArticleRow, ArticleView, OfficeView } from '@qsl/contracts';

/** Filters as the address carries them; `source` is an office's id. */
export interface NewsFilters {
  category: ArticleCategory | '';
  source: string;
  q: string;
}

export interface NewsData {
  filters: NewsFilters;
  /** Offices whose articles appear here, this one first. */
  sources: Pick<OfficeView, 'iid' | 'name' | 'tier'>[];
  items: ArticleRow[];
  nextHref: string | null;
}

export interface ArticleData {
  article: ArticleView;
  /** Paths of the matters it is about, by their ids; those that have no page at this office are left out. */
  linked: Readonly<Record<string, string>>;
}

/** Where a matter that an article is about has its page. */
export const linkedPaths = {
  suggestion: '/suggestions',
  topic: '/topics',
  consultation: '/consultations',
} as const;
