import * as contracts from '@qsl/contracts';
import { id, type Routes } from './routes.js';

const matter = { kind: 'topic', id };

/** What people are told of, and what they want to be told of. */
export const noticeRoutes: Routes = {
  reads: [
    ['/notices?unread=true&reason=queue&limit=5', contracts.listNotices, { unread: true, reason: 'queue', limit: 5 }],
    ['/notices/unread-count', contracts.countUnreadNotices],
    [`/notices/watch?kind=topic&id=${id}`, contracts.getWatch, matter],
  ],
  changes: [
    ['POST /notices/actions/read', contracts.markNoticesRead, { ids: [id] }],
    ['POST /notices/watches', contracts.setWatch, { ...matter, watching: true }],
    ['POST /notices/mutes', contracts.setMute, { ...matter, muted: false }],
    ['POST /notices/actions/rebuild', contracts.rebuildNotices, null],
  ],
};
