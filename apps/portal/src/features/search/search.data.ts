import type { SearchHit, SearchKind } from '@qsl/contracts';

export interface SearchData {
  q: string;
  kind: SearchKind | '';
  /** `null` before anything was asked for. */
  items: SearchHit[] | null;
  /** Kinds that could not be searched just now. */
  missing: SearchKind[];
  nextHref: string | null;
}

/** Where what was found has its page. */
export const hitPaths: Record<SearchKind, string> = {
  suggestion: '/suggestions',
  topic: '/topics',
  consultation: '/consultations',
  article: '/news',
};
