import { inject, onScopeDispose, provide, type InjectionKey } from 'vue';
import { eventsAddress, fetchUnreadCount } from '../../api/notices.js';
import { useLive, type Live } from '../../live/use-live.js';
import type { UnreadCount } from '@qsl/contracts';

const key: InjectionKey<Live<UnreadCount>> = Symbol('notices');

/** Counts a person's unread notices for everything inside: at once when the server tells, and by polling where no stream comes through. */
export function provideNotices(): Live<UnreadCount> {
  const unread = useLive((signal) => fetchUnreadCount(signal));
  const events = new EventSource(eventsAddress);
  events.addEventListener('notice', () => void unread.reload());
  onScopeDispose(() => events.close());
  provide(key, unread);
  return unread;
}

export function useNotices(): Live<UnreadCount> {
  const unread = inject(key);
  if (!unread) throw new Error('no notices are provided here');
  return unread;
}
