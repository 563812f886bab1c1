import type { FieldFault, Outcome } from '@qsl/contracts';
import { outcomeTypeLabels } from '@qsl/ui';
import { checkFields, toBody, type FieldSpec, type Values } from '../../command/form-spec.js';
import { toChoices } from '../queue/queue-filters.js';

export const outcomeFields: FieldSpec[] = [
  { name: 'type', label: '成果类型', kind: 'choice', isRequired: true, choices: toChoices(outcomeTypeLabels) },
  { name: 'title', label: '成果名称', kind: 'text', isRequired: true, maxLength: 200 },
  { name: 'docNumber', label: '成果文号', kind: 'text', isRequired: true, maxLength: 100 },
  { name: 'issuers', label: '印发单位', kind: 'text', isRequired: true, hint: '多个单位用顿号隔开，最多十个。' },
  { name: 'issuedOn', label: '印发日期', kind: 'date', isRequired: true },
  { name: 'effectiveOn', label: '施行日期', kind: 'date', isRequired: true },
  {
    name: 'summary',
    label: '内容摘要',
    kind: 'long',
    isRequired: true,
    minLength: 10,
    maxLength: 2000,
    hint: '用群众看得懂的话写：与此事有关的规定是什么。',
  },
];

/** `省卫生健康委、省住建厅` as two names; commas and semicolons do as well. */
export function splitIssuers(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Faults named as the server names them, `outcome.title`. */
export function checkOutcome(values: Values): FieldFault[] {
  const faults = checkFields(outcomeFields, values);
  const tooMany = splitIssuers(values['issuers'] ?? '').length > 10;
  const { issuedOn = '', effectiveOn = '' } = values;
  const isBackwards = issuedOn !== '' && effectiveOn !== '' && effectiveOn < issuedOn;
  return [
    ...faults,
    ...(tooMany ? [{ field: 'issuers', rule: 'arrayMaxSize', message: '印发单位最多十个。' }] : []),
    ...(isBackwards ? [{ field: 'effectiveOn', rule: 'order', message: '施行日期不能早于印发日期。' }] : []),
  ].map((fault) => ({ ...fault, field: `outcome.${fault.field}` }));
}

export function toOutcome(values: Values): Outcome {
  return { ...toBody(outcomeFields, values), issuers: splitIssuers(values['issuers'] ?? '') } as unknown as Outcome;
}
