import type { TopicCallView } from '@qsl/contracts';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec } from '../../command/form-spec.js';

const book: ActionBook = {
  open: {
    label: '发布征集',
    explain: '发布后在范围内各单位的页面上公开，从开始日期起接收议题；发布后内容不能修改。',
    tone: 'primary',
    fields: [],
  },
  close: {
    label: '提前截止',
    explain: '立即停止接收议题，转入遴选；截止后不能重新开始。',
    tone: 'danger',
    fields: [],
  },
  conclude: {
    label: '完成遴选',
    explain: '报送的议题均已逐件选用或说明理由。完成后公布各单位的征集情况。',
    tone: 'primary',
    fields: [],
  },
  archive: { label: '归档', explain: '归档后活动仍可查看，不再出现在进行中的列表里。', tone: 'plain', fields: [] },
};

/** What may be done with a call now, besides revising it and handing topics on. */
export const callActions = ({ actions }: Pick<TopicCallView, 'actions'>): ActionSpec[] => allowedSpecs(book, actions);
