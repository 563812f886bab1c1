import type { DraftTopicCall, FieldFault, TopicCallView, TopicSender } from '@qsl/contracts';
import { checkFields, type FieldSpec } from '../../command/form-spec.js';
import { checkScope, scopeDraftOf, toScope, type ScopeDraft } from '../office/office-tree.js';

/** What is filled in to call for topics. */
export interface CallDraft {
  text: { title: string; brief: string; opensOn: string; closesOn: string; maxPerPerson: string };
  eligible: TopicSender[];
  scope: ScopeDraft;
}

export const callFields = {
  title: { name: 'title', label: '活动名称', kind: 'text', isRequired: true, minLength: 4, maxLength: 60 },
  brief: {
    name: 'brief',
    label: '征集说明',
    kind: 'long',
    isRequired: true,
    minLength: 10,
    maxLength: 3000,
    hint: '写明征集什么、由谁遴选、选中后如何协商。',
  },
  opensOn: { name: 'opensOn', label: '开始日期', kind: 'date', isRequired: true },
  closesOn: { name: 'closesOn', label: '截止日期', kind: 'date', isRequired: true, hint: '当日 24 时自动截止。' },
  maxPerPerson: {
    name: 'maxPerPerson',
    label: '每人最多提交件数',
    kind: 'number',
    isRequired: true,
    hint: '1 至 20 件。',
  },
} as const satisfies Record<string, FieldSpec>;

const blank = {
  title: '',
  brief: '',
  opensOn: '',
  closesOn: '',
  maxPerPerson: 3,
  eligible: ['citizen', 'member'] as TopicSender[],
  scope: { kind: 'own' as const },
};

/** The draft of a call to be revised, or an empty one. */
export function callDraftOf(call: TopicCallView | null): CallDraft {
  const { title, brief, opensOn, closesOn, maxPerPerson, eligible, scope } = call ?? blank;
  return {
    text: { title, brief, opensOn, closesOn, maxPerPerson: String(maxPerPerson) },
    eligible,
    scope: scopeDraftOf(scope),
  };
}

export function checkCall({ text, eligible, scope }: CallDraft): FieldFault[] {
  const { opensOn, closesOn, maxPerPerson } = text;
  const faults = [...checkFields(Object.values(callFields), text), ...checkScope(scope)];
  if (opensOn && closesOn && closesOn < opensOn) faults.push(fault('closesOn', '截止日期不能早于开始日期。'));
  if (maxPerPerson && !/^([1-9]|1\d|20)$/.test(maxPerPerson)) faults.push(fault('maxPerPerson', '请填 1 至 20。'));
  if (eligible.length === 0) faults.push(fault('eligible', '请至少选择一类提交人。'));
  return faults;
}

export function toCallBody({ text, eligible, scope }: CallDraft): DraftTopicCall {
  const { title, brief, opensOn, closesOn, maxPerPerson } = text;
  return {
    title: title.trim(),
    brief: brief.trim(),
    opensOn,
    closesOn,
    eligible,
    maxPerPerson: Number(maxPerPerson),
    scope: toScope(scope),
  };
}

const fault = (field: string, message: string): FieldFault => ({ field, rule: 'range', message });
