import { decisionClasses, moderationReasons, type ConsultationView } from '@qsl/contracts';
import { decisionLabels, moderationReasonLabels } from '@qsl/ui';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec, FieldSpec } from '../../command/form-spec.js';

const phases: ActionBook = {
  announce: {
    label: '发布公告',
    explain: '在范围内各单位的页面上公告；公告后问题和说明不能修改。',
    tone: 'primary',
    fields: [],
  },
  open: { label: '开始讨论', explain: '开始接收看法、表态和发言。', tone: 'primary', fields: [] },
  close: {
    label: '结束讨论',
    explain: '立即停止接收看法、表态和发言，转入形成意见；结束后不能重新开始。',
    tone: 'danger',
    fields: [],
  },
  conclude: {
    label: '公布协商成果',
    explain: '成果发送范围内各单位，并自动拟成一篇资讯草稿。公布后不能修改。',
    tone: 'primary',
    fields: [
      {
        name: 'decision',
        label: '协商意见',
        kind: 'choice',
        isRequired: true,
        choices: decisionClasses.map((value) => ({ value, label: decisionLabels[value] })),
      },
      {
        name: 'text',
        label: '成果正文',
        kind: 'long',
        isRequired: true,
        minLength: 20,
        maxLength: 5000,
        hint: '写明采纳了什么、未采纳什么和理由。',
      },
    ],
  },
};

const reason: FieldSpec = {
  name: 'reason',
  label: '理由',
  kind: 'choice',
  isRequired: true,
  choices: moderationReasons.map((value) => ({ value, label: moderationReasonLabels[value] })),
};

const statements: ActionBook = {
  publish: { label: '公开', explain: '公开后供所有人表态，不能撤下。', tone: 'primary', fields: [] },
  refuse: { label: '不予公开', explain: '提出人会看到理由。', tone: 'danger', fields: [reason] },
};

const comments: ActionBook = {
  approve: { label: '公开', explain: '在发言区显示。', tone: 'primary', fields: [] },
  answer: {
    label: '正式回应',
    explain: '置顶在提问之下，每个提问一次。',
    tone: 'primary',
    fields: [
      { name: 'text', label: '回应内容', kind: 'long', isRequired: true, minLength: 10, maxLength: 3000 },
      {
        name: 'unitName',
        label: '回应单位',
        kind: 'text',
        isRequired: false,
        minLength: 2,
        maxLength: 60,
        hint: '不填则以本单位名义回应。',
      },
    ],
  },
  hide: { label: '隐藏', explain: '保留位置，显示隐藏理由，不显示内容。', tone: 'danger', fields: [reason] },
};

/** Windows of a consultation as a whole. */
export const consultationWindows = { revise: '修改', track: '登记承诺事项' } as const;
export type ConsultationWindow = keyof typeof consultationWindows;

type Allowed = Pick<ConsultationView, 'actions'>;

export const phaseActions = ({ actions }: Allowed): ActionSpec[] => allowedSpecs(phases, actions);

export const openWindows = ({ actions }: Allowed): ConsultationWindow[] =>
  (Object.keys(consultationWindows) as ConsultationWindow[]).filter((verb) => actions.includes(verb));

/** A view of one's own consultation that waits: it can be shown while people still vote, and refused later too. */
export function statementActions({ isOwn, actions, state }: Pick<ConsultationView, 'isOwn' | 'actions' | 'state'>) {
  if (!isOwn || !actions.includes('moderate')) return [];
  return allowedSpecs(statements, state === 'discussing' ? ['publish', 'refuse'] : ['refuse']);
}

interface Comment {
  isPending: boolean;
  isHidden: boolean;
  /** A question that nobody has answered officially. */
  isUnanswered: boolean;
}

export function commentActions({ actions }: Allowed, { isPending, isHidden, isUnanswered }: Comment): ActionSpec[] {
  const moderates = actions.includes('moderate');
  const verbs = [
    moderates && isPending && 'approve',
    actions.includes('answer') && isUnanswered && !isPending && !isHidden && 'answer',
    moderates && !isHidden && 'hide',
  ].filter((verb) => typeof verb === 'string');
  return allowedSpecs(comments, verbs);
}
