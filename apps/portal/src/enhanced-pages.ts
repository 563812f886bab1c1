import type { PageName } from './pages.js';

/** Pages that scripts make quicker to use; all others come without any. */
export const enhancedPages = ['suggest', 'topicNew', 'topicEdit'] as const satisfies PageName[];

export type EnhancedPage = (typeof enhancedPages)[number];

export function isEnhanced(page: PageName): page is EnhancedPage {
  return enhancedPages.some((one) => one === page);
}
