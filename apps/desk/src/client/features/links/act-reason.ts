import type { FieldSpec } from '../../command/form-spec.js';

/** What every act of an operator asks for. */
export const actReason: FieldSpec = {
  name: 'reason',
  label: '原因',
  kind: 'long',
  isRequired: true,
  minLength: 2,
  maxLength: 500,
  hint: '与处理人一并存入人工处理记录，不能更改。',
};
