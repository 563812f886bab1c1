import type { ArticleRow, TimelineView, TopicView } from '@qsl/contracts';
import type { Watch } from '../../notices/load-watch.js';
import type { FormState } from '../../../site/form.js';

/** What the visitor has just done, said once. */
export const topicDeeds = {
  supported: '附议已记下。议题有进展时，可以在这里查看。',
  unsupported: '已取消附议。',
  joined: '您已联名，姓名会显示在议题上。',
  refused: '已告知提出人您不联名。',
  invited: '邀请已发出，对方同意后显示姓名。',
  revised: '修改稿已提交，受理机关会重新审核。',
  withdrawn: '议题已撤回。',
} as const;

export interface TopicData {
  topic: TopicView & { areaName: string };
  /** Whether the consultation that it became can be read here. */
  isAnnounced: boolean;
  timeline: TimelineView | null;
  watch: Watch | null;
  /** Articles about it. */
  news: ArticleRow[];
  done: keyof typeof topicDeeds | null;
  /** Why a deed of one button was refused. */
  failure: string | null;
  invitation: FormState<'account'>;
}
