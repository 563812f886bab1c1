import type { NoticePage, NoticeView, UnreadCount, WatchView } from '@qsl/contracts';
import { get, post, type Query } from './http.js';
import { newKey } from './new-key.js';

export const fetchNotices = (query: Query, signal?: AbortSignal): Promise<NoticePage> => get('/notices', query, signal);

export const fetchUnreadCount = (signal?: AbortSignal): Promise<UnreadCount> =>
  get('/notices/unread-count', {}, signal);

/** Some of them, or all up to a sequence: what arrives meanwhile stays unread. */
export const markRead = (body: { ids: string[] } | { upTo: number }): Promise<UnreadCount> =>
  post('/notices/actions/read', { body, idempotencyKey: newKey() });

/** No further notices of a matter. */
export const muteMatter = (matter: NoticeView['matter']): Promise<WatchView> =>
  post('/notices/mutes', { body: { ...matter, muted: true }, idempotencyKey: newKey() });

/** Where the browser hears of new notices. */
export const eventsAddress = '/api/v1/events';
