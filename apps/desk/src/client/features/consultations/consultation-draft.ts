import {
  hideResults,
  type ConsultationView,
  type DraftConsultation,
  type FieldFault,
  type HideResults,
} from '@qsl/contracts';
import { hideResultsLabels } from '@qsl/ui';
import { checkFields, type FieldSpec } from '../../command/form-spec.js';
import { checkScope, scopeDraftOf, toScope, type ScopeDraft } from '../office/office-tree.js';

/** What is filled in to prepare a consultation. */
export interface ConsultationDraft {
  text: { title: string; summary: string; convener: string; closesOn: string; hideResults: string };
  scope: ScopeDraft;
}

type FieldName = keyof ConsultationDraft['text'];

const fields: Record<FieldName, FieldSpec> = {
  title: {
    name: 'title',
    label: '协商问题',
    kind: 'text',
    isRequired: true,
    minLength: 4,
    maxLength: 80,
    hint: '一句话，问得出同意或不同意。',
  },
  summary: {
    name: 'summary',
    label: '协商说明',
    kind: 'long',
    isRequired: true,
    minLength: 10,
    maxLength: 3000,
    hint: '写明背景、协商什么、结果如何使用。',
  },
  convener: { name: 'convener', label: '召集单位', kind: 'text', isRequired: true, minLength: 2, maxLength: 60 },
  closesOn: {
    name: 'closesOn',
    label: '讨论截止日期',
    kind: 'date',
    isRequired: true,
    hint: '当日 24 时自动结束讨论。',
  },
  hideResults: {
    name: 'hideResults',
    label: '表态结果何时可见',
    kind: 'choice',
    isRequired: true,
    hint: '开始后只能收紧，不能放宽。',
  },
};

/** The fields of a form: all of a draft; later the last day, and results as hidden as now or more. */
export function consultationFields(consultation: ConsultationView | null): FieldSpec[] {
  const isDraft = consultation === null || consultation.state === 'draft';
  const names: FieldName[] = isDraft
    ? ['title', 'summary', 'convener', 'closesOn', 'hideResults']
    : ['closesOn', 'hideResults'];
  const floor = isDraft ? 0 : hideResults.indexOf(consultation.hideResults);
  const choices = hideResults.slice(floor).map((value) => ({ value, label: hideResultsLabels[value] }));
  return names.map((name) => (name === 'hideResults' ? { ...fields[name], choices } : fields[name]));
}

/** `convener`: who convenes unless told. */
export function consultationDraftOf(consultation: ConsultationView | null, convener: string): ConsultationDraft {
  return {
    text: {
      title: consultation?.title ?? '',
      summary: consultation?.summary ?? '',
      convener: consultation?.convener ?? convener,
      closesOn: consultation?.closesOn ?? '',
      hideResults: consultation?.hideResults ?? 'until_vote',
    },
    scope: scopeDraftOf(consultation?.scope ?? { kind: 'own' }),
  };
}

export const checkConsultation = ({ text, scope }: ConsultationDraft, specs: FieldSpec[]): FieldFault[] => [
  ...checkFields(specs, text),
  ...checkScope(scope),
];

export function toConsultationBody({ text, scope }: ConsultationDraft): DraftConsultation {
  return {
    title: text.title.trim(),
    summary: text.summary.trim(),
    convener: text.convener.trim(),
    closesOn: text.closesOn,
    hideResults: text.hideResults as HideResults,
    scope: toScope(scope),
  };
}
