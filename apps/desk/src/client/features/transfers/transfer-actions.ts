import type { TransferView } from '@qsl/contracts';
import { returnReasonLabels } from '@qsl/ui';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec } from '../../command/form-spec.js';
import { toChoices } from '../queue/queue-filters.js';

const book: ActionBook = {
  'sign-off': {
    label: '签发',
    explain: '签发后即送往对方；对方签收前可以撤回。签发人须与拟制人不同。',
    tone: 'primary',
    fields: [],
  },
  accept: {
    label: '签收',
    explain: '签收后本级立办件，并把编号告知对方；签收后不能再退回。',
    tone: 'primary',
    fields: [],
  },
  return: {
    label: '退回',
    explain: '退回须写明理由；办理时限自对方发出起继续计算，不因退回停止。',
    tone: 'danger',
    fields: [
      { name: 'code', label: '退回原因', kind: 'choice', isRequired: true, choices: toChoices(returnReasonLabels) },
      { name: 'text', label: '退回说明', kind: 'long', isRequired: true, minLength: 5, maxLength: 1000 },
      {
        name: 'suggestedInstance',
        label: '建议转交单位代码',
        kind: 'text',
        isRequired: false,
        hint: '如 c610300；不确定可不填。',
      },
    ],
  },
  progress: {
    label: '报告进展',
    explain: '进展将发给沿途各单位，并显示在全程留痕中。',
    tone: 'plain',
    fields: [{ name: 'text', label: '进展情况', kind: 'long', isRequired: true, minLength: 5, maxLength: 1000 }],
  },
  confirm: {
    label: '确认答复',
    explain: '确认后，答复连同本单位意见转给下一级或提出人。',
    tone: 'primary',
    fields: [
      {
        name: 'remark',
        label: '本单位意见',
        kind: 'long',
        isRequired: false,
        maxLength: 1000,
        hint: '附在答复之后，说明在本地如何落实。',
      },
    ],
  },
  object: {
    label: '提出异议',
    explain: '请对方重新办理，只能提出一次。',
    tone: 'danger',
    fields: [{ name: 'reason', label: '异议理由', kind: 'long', isRequired: true, minLength: 5, maxLength: 1000 }],
  },
  recall: {
    label: '撤回',
    explain: '未签发的立即撤回；已发出的，以对方是否已签收为准。',
    tone: 'danger',
    fields: [],
  },
};

/** What may be done with a transfer now, in the order of use. */
export function transferActions({ actions }: Pick<TransferView, 'actions'>): ActionSpec[] {
  return allowedSpecs(book, actions);
}
