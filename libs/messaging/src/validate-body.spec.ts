import { Commitment, ComposeTransfer, FindHits, PublishReply, SubmitSuggestion } from '@qsl/contracts';
import { getMetadataStorage } from 'class-validator';
import { ruleText } from './validation-texts.js';
import { validateBody } from './validate-body.js';

const faultsOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { details: { errors: unknown } }).details.errors;
  }
  throw new Error('The body was accepted');
};

describe('validation of a request body', () => {
  it('names each broken rule of each field in Chinese', () => {
    const body = {
      title: '短',
      body: '直饮水机滤芯多久换一次，谁来公示？',
      category: 'drinking_water',
      areaCode: '61030',
      displayName: 'real',
    };
    expect(faultsOf(() => validateBody(SubmitSuggestion, body, 'zh-CN'))).toEqual([
      { field: 'title', rule: 'minLength', message: '至少 4 个字符。' },
      { field: 'areaCode', rule: 'matches', message: '格式不正确。' },
    ]);
  });

  it.each([
    ['', '至少 1 个字符。'],
    ['水'.repeat(51), '不能超过 50 个字符。'],
  ])('tells too short from too long: %j', (q, message) => {
    expect(faultsOf(() => validateBody(FindHits, { q, limit: 10 }, 'zh-CN'))).toEqual([
      { field: 'q', rule: 'isLength', message },
    ]);
  });

  it('gives the path of a field inside another', () => {
    const body = { id: '019ab9a0-0000-7000-8000-000000000000', expectedVersion: 1, outcome: { type: 'poem' } };
    expect(faultsOf(() => validateBody(PublishReply, body, 'en'))).toContainEqual(
      expect.objectContaining({ field: 'outcome.type', rule: 'isIn' }),
    );
  });

  it('refuses contact data among the field classes of a transfer', () => {
    const body = { reveal: ['public', 'contact'] };
    expect(faultsOf(() => validateBody(ComposeTransfer, body, 'zh-CN'))).toContainEqual({
      field: 'reveal',
      rule: 'isIn',
      message: '不在可选范围内。',
    });
  });

  it('names the field and the rule of a day that is none', () => {
    const body = { owner: '市水利局', text: '公示滤芯更换日期。', dueOn: '20270331' };
    const fault = { field: 'dueOn', rule: 'isCalendarDay' };
    const [chinese, english] = ['应为有效日期，例如 2026-11-24。', 'dueOn must be a calendar day, such as 2026-11-24'];
    expect(faultsOf(() => validateBody(Commitment, body, 'zh-CN'))).toEqual([{ ...fault, message: chinese }]);
    expect(faultsOf(() => validateBody(Commitment, body, 'en'))).toEqual([{ ...fault, message: english }]);
  });

  it.each([[null], ['text'], [[]], [7]])('refuses %j, which is no object', (body) => {
    expect(() => validateBody(SubmitSuggestion, body, 'zh-CN')).toThrow(
      expect.objectContaining({ kind: 'invalid', reason: 'request.not_an_object' }) as Error,
    );
  });

  it('has a Chinese sentence for every rule that the contracts use', () => {
    const storage = getMetadataStorage() as unknown as {
      validationMetadatas: Map<unknown, { name?: string; type: string }[]>;
    };
    const rules = new Set(
      [...storage.validationMetadatas.values()].flat().map((metadata) => metadata.name ?? metadata.type),
    );
    rules.delete('isOptional');
    rules.delete('conditionalValidation');
    expect(rules.size).toBeGreaterThan(10);
    expect([...rules].filter((rule) => ruleText(rule, 'English 1 and 2', 'zh-CN').startsWith('English'))).toEqual([]);
  });
});
