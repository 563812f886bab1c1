import { referrals, refusalCodes, type TopicView } from '@qsl/contracts';
import { refusalLabels } from '@qsl/ui';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec, FieldSpec } from '../../command/form-spec.js';

const said = (name: string, label: string, maxLength: number, hint?: string): FieldSpec => ({
  name,
  label,
  kind: 'long',
  isRequired: true,
  minLength: 4,
  maxLength,
  hint,
});

const book: ActionBook = {
  screen: { label: '开始初审', explain: '由已提交转入审核，提交人随即可见。', tone: 'primary', fields: [] },
  publish: {
    label: '通过',
    explain: '在本级公开，接受附议。公开前请确认文中没有他人姓名、电话等个人信息。',
    tone: 'primary',
    fields: [],
  },
  return: {
    label: '退回修改',
    explain: '提交人有 10 个工作日修改，其间审核时限暂停。',
    tone: 'plain',
    fields: [said('text', '需要修改的内容', 500)],
  },
  refuse: {
    label: '不予公开',
    explain: '提交人将看到类别、说明，以及该类事项应向哪里反映。',
    tone: 'danger',
    fields: [
      {
        name: 'code',
        label: '类别',
        kind: 'choice',
        isRequired: true,
        choices: refusalCodes.map((value) => ({ value, label: refusalLabels[value], hint: referrals[value] })),
      },
      said('text', '说明', 500),
    ],
  },
  select: {
    label: '选为协商议题',
    explain: '随即拟定一场协商，与本议题相互关联；提交人和附议人会收到通知。',
    tone: 'primary',
    fields: [
      {
        name: 'question',
        label: '协商问题',
        kind: 'text',
        isRequired: false,
        minLength: 4,
        maxLength: 80,
        hint: '一句话说清要协商什么；不填则用议题标题。',
      },
    ],
  },
  decline: {
    label: '不选用',
    explain: '理由将公开，提交人和附议人会收到通知。',
    tone: 'danger',
    fields: [said('reason', '理由', 300)],
  },
};

/** What may be done with a topic now at the desk. */
export const topicActions = ({ actions }: Pick<TopicView, 'actions'>): ActionSpec[] => allowedSpecs(book, actions);

/** Deeds after which a topic has left the list of a task. */
const tasks: Readonly<Record<string, 'screen' | 'decide'>> = {
  publish: 'screen',
  return: 'screen',
  refuse: 'screen',
  select: 'decide',
  decline: 'decide',
};

/** The task whose next topic opens after a deed; `null` where the work on this one goes on. */
export const taskAfter = (verb: string): 'screen' | 'decide' | null => tasks[verb] ?? null;
