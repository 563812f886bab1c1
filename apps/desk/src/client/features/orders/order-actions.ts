import type { OrderView, ReplyText } from '@qsl/contracts';
import { resultGradeLabels } from '@qsl/ui';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec, FieldSpec, Values } from '../../command/form-spec.js';
import { toChoices } from '../queue/queue-filters.js';

const book: ActionBook = {
  sign: { label: '签收', explain: '签收后由本单位办理；时限已自交办起计算。', tone: 'primary', fields: [] },
};

/** The reply and its four parts (办理答复的四项内容); the body and the contact are never missing. */
export const replyFields: FieldSpec[] = [
  { name: 'body', label: '答复正文', kind: 'long', isRequired: true, minLength: 10, maxLength: 5000 },
  { name: 'adopted', label: '已采纳', kind: 'long', isRequired: false, maxLength: 2000 },
  { name: 'planned', label: '计划办理', kind: 'long', isRequired: false, maxLength: 2000, hint: '写明完成时间。' },
  { name: 'notAdopted', label: '未采纳及理由', kind: 'long', isRequired: false, maxLength: 2000 },
  {
    name: 'contact',
    label: '联系方式',
    kind: 'text',
    isRequired: true,
    maxLength: 200,
    hint: '办公电话或窗口，将随答复公开；不要填写个人手机号。',
  },
];

export const gradeField: FieldSpec = {
  name: 'grade',
  label: '建议的办理结果',
  kind: 'choice',
  isRequired: true,
  choices: toChoices(resultGradeLabels),
  hint: '由政协在签发时确定。',
};

export function orderActions({ actions }: Pick<OrderView, 'actions'>): ActionSpec[] {
  return allowedSpecs(book, actions);
}

export const maySubmit = ({ actions }: Pick<OrderView, 'actions'>): boolean => actions.includes('submit');

/** A reply as the form holds it; what it lacks is empty. */
export function toReplyValues(reply: ReplyText | null): Values {
  const given: Partial<Record<string, string>> = { ...reply };
  return Object.fromEntries(replyFields.map(({ name }) => [name, given[name] ?? '']));
}
