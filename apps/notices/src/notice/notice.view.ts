import type { NoticeView } from '@qsl/contracts';
import type { Notice } from './notice.entity.js';

/** For the person whose notice it is. */
export function toNoticeView(notice: Notice): NoticeView {
  const { id, matter, reason, title, text, portalPath, deskPath, at, count, unread, sequence } = notice;
  return { id, matter, reason, title, text, portalPath, deskPath, at: at.toISOString(), count, unread, sequence };
}
