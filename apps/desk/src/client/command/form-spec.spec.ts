import { checkFields, faultOf, otherFaults, toBody, type FieldSpec } from './form-spec.js';

const fields: FieldSpec[] = [
  { name: 'code', label: '类别', kind: 'choice', isRequired: true, choices: [] },
  { name: 'text', label: '说明', kind: 'long', isRequired: true, minLength: 5 },
  { name: 'remark', label: '备注', kind: 'long', isRequired: false },
];

describe('a form of an action', () => {
  it('names what is missing in words, by kind of field', () => {
    expect(checkFields(fields, {}).map(({ message }) => message)).toEqual(['请选择类别。', '请填写说明。']);
  });

  it('counts characters without the spaces around them', () => {
    expect(checkFields(fields, { code: 'other', text: '  太短  ' })).toEqual([
      { field: 'text', rule: 'minLength', message: '说明至少 5 个字。' },
    ]);
  });

  it('sends what was filled in and nothing else', () => {
    expect(toBody(fields, { code: 'other', text: ' 请补充地点。 ', remark: ' ', stray: 'x' })).toEqual({
      code: 'other',
      text: '请补充地点。',
    });
  });

  it('sends any number of choices as a list, also none', () => {
    const choices: FieldSpec[] = [{ name: 'without', label: '单位', kind: 'choices', isRequired: false }];
    expect(toBody(choices, { without: 'x610302,p610000' })).toEqual({ without: ['x610302', 'p610000'] });
    expect(toBody(choices, {})).toEqual({ without: [] });
  });

  it('shows a fault of the server at its field, also one inside of it, and keeps the rest for the top', () => {
    const faults = [
      { field: 'reply.body', rule: 'minLength', message: '至少 10 个字。' },
      { field: 'expectedVersion', rule: 'min', message: '版本有误。' },
    ];
    expect(faultOf(faults, 'reply')).toBe('至少 10 个字。');
    expect(faultOf(faults, 'code')).toBeNull();
    expect(otherFaults(faults, ['reply']).map(({ field }) => field)).toEqual(['expectedVersion']);
  });
});
