import type { FieldFault, TrackConsultation } from '@qsl/contracts';
import { checkFields, type FieldSpec } from '../../command/form-spec.js';

/** Who does what until when, while it is written down; or why nothing is promised. */
export interface CommitmentDraft {
  hasNone: boolean;
  noCommitment: string;
  rows: { owner: string; text: string; dueOn: string }[];
}

export const commitmentFields = {
  owner: { name: 'owner', label: '责任单位', kind: 'text', isRequired: true, minLength: 2, maxLength: 60 },
  text: { name: 'text', label: '承诺事项', kind: 'long', isRequired: true, minLength: 4, maxLength: 500 },
  dueOn: { name: 'dueOn', label: '完成时限', kind: 'date', isRequired: true },
} as const satisfies Record<string, FieldSpec>;

export const noCommitmentField: FieldSpec = {
  name: 'noCommitment',
  label: '没有承诺事项的原因',
  kind: 'long',
  isRequired: true,
  minLength: 4,
  maxLength: 500,
};

export const emptyCommitment = (): CommitmentDraft['rows'][number] => ({ owner: '', text: '', dueOn: '' });

export const emptyCommitments = (): CommitmentDraft => ({
  hasNone: false,
  noCommitment: '',
  rows: [emptyCommitment()],
});

export function checkCommitments({ hasNone, noCommitment, rows }: CommitmentDraft): FieldFault[] {
  if (hasNone) return checkFields([noCommitmentField], { noCommitment });
  return rows.flatMap((row, index) =>
    checkFields(Object.values(commitmentFields), row).map((fault) => ({
      ...fault,
      field: `commitments.${index}.${fault.field}`,
    })),
  );
}

export function toCommitments({
  hasNone,
  noCommitment,
  rows,
}: CommitmentDraft): Pick<TrackConsultation, 'commitments' | 'noCommitment'> {
  if (hasNone) return { commitments: [], noCommitment: noCommitment.trim() };
  return {
    commitments: rows.map(({ owner, text, dueOn }) => ({ owner: owner.trim(), text: text.trim(), dueOn })),
  };
}
