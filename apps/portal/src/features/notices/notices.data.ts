import type { NoticeReason, NoticeView } from '@qsl/contracts';

export const noticeDeeds = {
  read: '已标为已读。',
  muted: '这件事以后不再提醒。',
} as const;

export interface NoticesData {
  reason: NoticeReason | '';
  items: NoticeView[];
  /** Newest sequence shown: what comes later stays unread. */
  upTo: number;
  nextHref: string | null;
  done: keyof typeof noticeDeeds | null;
}
