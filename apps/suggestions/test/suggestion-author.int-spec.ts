import {
  getSuggestion,
  listSuggestions,
  rateSuggestion,
  supplementSuggestion,
  visitor,
  type Outcome,
  type RateSuggestion,
} from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { citizen, otherCitizen, submitAs } from './suggestion.builder.js';
import { startSuggestions, type SuggestionsHarness } from './suggestion.harness.js';

const author = callBy(citizen);
const other = callBy(otherCitizen);
const anybody = callBy(visitor);
const notFound = { kind: 'notFound', reason: 'suggestion.not_found' };

const outcome: Outcome = {
  type: 'normative_document',
  title: '金台区生活饮用水现制现售管理规定',
  docNumber: '金政办发〔2026〕8号',
  issuers: ['金台区卫生健康局'],
  issuedOn: '2026-10-10',
  effectiveOn: '2026-11-01',
  summary: '明确滤芯更换周期和公示要求，由卫生健康部门监督。',
};

describe('the author of a suggestion', () => {
  let suggestions: SuggestionsHarness;

  beforeAll(async () => {
    suggestions = await startSuggestions();
  });

  afterAll(() => suggestions.close());

  const get = (id: string, call = author) => suggestions.bus.call(getSuggestion, { id }, call);
  const submitted = async (overrides = {}) => {
    const receipt = await submitAs(suggestions.bus, citizen, overrides);
    return { receipt, caseId: (await get(receipt.id)).caseId };
  };

  describe('supplementing', () => {
    it('is asked for, done once by the author, and brings the suggestion back under review', async () => {
      const { receipt, caseId } = await submitted({ title: '补充材料的建议' });
      const supplement = (expectedVersion: number, call = author, text = '在龙泉小区3号楼，联系13800138000。') =>
        suggestions.bus.call(supplementSuggestion, { id: receipt.id, expectedVersion, text }, call);
      await expect(supplement(1)).rejects.toMatchObject({ kind: 'conflict', reason: 'case.wrong_state' });
      await suggestions.office.askForMore(caseId);
      const asked = await get(receipt.id);
      expect(asked).toMatchObject({
        state: 'needs_revision',
        publicClass: 'waiting',
        actions: ['supplement'],
        notice: { text: '请补充小区名称和设备位置。' },
      });
      await expect(supplement(asked.version, other)).rejects.toMatchObject(notFound);
      await expect(supplement(asked.version, author, '无')).rejects.toMatchObject({ kind: 'invalid' });
      await expect(supplement(asked.version - 1)).rejects.toMatchObject({
        kind: 'conflict',
        details: { currentVersion: asked.version },
      });
      const done = await supplement(asked.version);
      expect(done).toMatchObject({ state: 'under_review', notice: null, actions: [] });
      expect(done.body).toContain('【补充】在龙泉小区3号楼，联系13800138000。');
      await suggestions.office.file(caseId);
      expect((await get(receipt.id, anybody)).body).toContain('【补充】在龙泉小区3号楼，联系［手机号］。');
      const found = await suggestions.bus.call(listSuggestions, { q: '龙泉' }, anybody);
      expect(found.items.map(({ id }) => id)).toEqual([receipt.id]);
    });
  });

  describe('rating', () => {
    const axes = { attitude: 'satisfied', result: 'mostly_satisfied', comment: '及时，13900139000' } as const;
    const rate = (id: string, expectedVersion: number, overrides: Partial<RateSuggestion> = {}, call = author) =>
      suggestions.bus.call(rateSuggestion, { id, expectedVersion, ...axes, ...overrides }, call);

    it('follows the answer, by its author, once; then the matter closes', async () => {
      const { receipt, caseId } = await submitted();
      await expect(rate(receipt.id, 1)).rejects.toMatchObject({ kind: 'conflict', reason: 'case.wrong_state' });
      await suggestions.office.answer(caseId, outcome);
      const answered = await get(receipt.id);
      expect(answered).toMatchObject({
        state: 'answered',
        publicClass: 'done',
        hasOutcome: true,
        outcome,
        reply: { docNumber: '金卫函〔2026〕12号', unitName: '金台区卫生健康局', grade: 'resolved' },
        actions: ['rate'],
        rating: null,
      });
      await expect(rate(receipt.id, answered.version, {}, other)).rejects.toMatchObject(notFound);
      await expect(rate(receipt.id, answered.version, { result: 'great' as 'satisfied' })).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [{ field: 'result', rule: 'isIn' }] },
      });
      await expect(rate(receipt.id, answered.version - 1)).rejects.toMatchObject({
        kind: 'conflict',
        details: { currentVersion: answered.version },
      });
      const results = await Promise.allSettled([
        rate(receipt.id, answered.version),
        rate(receipt.id, answered.version),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const rated = await get(receipt.id);
      expect(rated).toMatchObject({ state: 'closed', publicClass: 'done', actions: [], rating: axes });
      expect((await get(receipt.id, anybody)).rating).toMatchObject({ attitude: 'satisfied', comment: null });
      await expect(rate(receipt.id, rated.version)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('leaves it open where the author is dissatisfied with the result', async () => {
      const { receipt, caseId } = await submitted();
      await suggestions.office.answer(caseId);
      const { version } = await get(receipt.id);
      await expect(rate(receipt.id, version, { result: 'dissatisfied' })).resolves.toMatchObject({
        state: 'answered',
        rating: { result: 'dissatisfied' },
        actions: [],
      });
    });
  });
});
