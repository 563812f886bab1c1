import type { CaseView } from '@qsl/contracts';
import { refusalLabels, resultGradeLabels } from '@qsl/ui';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec, FieldSpec } from '../../command/form-spec.js';
import { toChoices } from '../queue/queue-filters.js';

const reason = (name: string, label: string): FieldSpec => ({
  name,
  label,
  kind: 'long',
  isRequired: true,
  minLength: 5,
  maxLength: 1000,
});

const book: ActionBook = {
  review: { label: '开始初审', explain: '由登记转入受理初审，审查时限开始计算。', tone: 'primary', fields: [] },
  file: {
    label: '立案',
    explain: '立案后可交办承办单位，也可上报或转办。',
    tone: 'primary',
    fields: [{ name: 'remark', label: '审查意见', kind: 'long', isRequired: false, maxLength: 1000 }],
  },
  'approve-reply': {
    label: '签发答复',
    explain: '请核对复文内容后编文号、定办理结果。签发后由工作人员发布。',
    tone: 'primary',
    fields: [
      {
        name: 'docNumber',
        label: '文号',
        kind: 'text',
        isRequired: true,
        maxLength: 100,
        hint: '如 金政协函〔2026〕12号',
      },
      {
        name: 'grade',
        label: '办理结果',
        kind: 'choice',
        isRequired: true,
        choices: toChoices(resultGradeLabels),
      },
    ],
  },
  close: { label: '办结', explain: '提出人已评价或评价期已满，办件归档。', tone: 'primary', fields: [] },
  'request-supplement': {
    label: '退回补充',
    explain: '请提出人补充材料，最长 10 个工作日，其间审查时限暂停。',
    tone: 'plain',
    fields: [reason('text', '需要补充的内容')],
  },
  'send-back': {
    label: '驳回复文',
    explain: '复文退回承办单位重写，办理时限继续计算。',
    tone: 'danger',
    fields: [reason('reason', '驳回理由')],
  },
  decline: {
    label: '不予立案',
    explain: '提出人将看到类别、说明，以及该类事项应向哪里反映。',
    tone: 'danger',
    fields: [
      { name: 'code', label: '类别', kind: 'choice', isRequired: true, choices: toChoices(refusalLabels) },
      reason('text', '说明'),
    ],
  },
};

/** Actions that open a window of their own: they choose from lists and need room. */
export const windowLabels = { assign: '交办承办单位', transfer: '上报、转办', 'publish-reply': '发布答复' } as const;
export type WindowVerb = keyof typeof windowLabels;

/** What may be done with a case now and is said in one short form. */
export function caseActions({ actions }: Pick<CaseView, 'actions'>): ActionSpec[] {
  return allowedSpecs(book, actions);
}

export function caseWindows({ actions }: Pick<CaseView, 'actions'>): WindowVerb[] {
  const verbs = actions.map((action) => action.replaceAll('_', '-'));
  return (Object.keys(windowLabels) as WindowVerb[]).filter((verb) => verbs.includes(verb));
}
