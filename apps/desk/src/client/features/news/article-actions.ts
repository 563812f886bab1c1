import type { ArticleView } from '@qsl/contracts';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec } from '../../command/form-spec.js';

const book: ActionBook = {
  submit: { label: '送审', explain: '送审后由撰稿人、送审人以外的人审核。', tone: 'primary', fields: [] },
  approve: {
    label: '审核通过',
    explain: '不填发布时间则立即发布，并发送范围内各单位。',
    tone: 'primary',
    fields: [
      { name: 'publishAt', label: '发布时间', kind: 'moment', isRequired: false, hint: '定时发布时填写，北京时间。' },
    ],
  },
  return: {
    label: '退回修改',
    explain: '稿件退回撰稿人，修改后重新送审。',
    tone: 'plain',
    fields: [{ name: 'reason', label: '退回理由', kind: 'long', isRequired: true, minLength: 4, maxLength: 500 }],
  },
  retract: {
    label: '撤回',
    explain: '网址、标题和撤回理由保留，正文不再显示；范围内各单位同步撤回，不能恢复。',
    tone: 'danger',
    fields: [{ name: 'reason', label: '撤回理由', kind: 'long', isRequired: true, minLength: 4, maxLength: 500 }],
  },
  hide: {
    label: '不在本级显示',
    explain: '仅影响本单位页面，来源单位的文章不变，可随时恢复。',
    tone: 'plain',
    fields: [],
  },
  show: { label: '恢复显示', explain: '重新在本单位页面显示。', tone: 'primary', fields: [] },
};

/** What may be done with an article now, besides revising and correcting it, which need the editor. */
export const articleActions = ({ actions }: Pick<ArticleView, 'actions'>): ActionSpec[] => allowedSpecs(book, actions);

/** How the API spells a deed: hiding and showing are one, told apart in the body. */
export function toArticleCommand(verb: string, body: object): { verb: string; body: object } {
  if (verb === 'hide' || verb === 'show') return { verb: 'set-hidden', body: { ...body, hidden: verb === 'hide' } };
  return { verb, body };
}
