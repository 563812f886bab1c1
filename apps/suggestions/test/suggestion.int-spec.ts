import {
  getSuggestion,
  getSuggestionTimeline,
  listMySubmissions,
  submitSuggestion,
  trackSuggestion,
  visitor,
} from '@qsl/contracts';
import { actor, callBy } from '@qsl/testing';
import { Suggestion } from '../src/suggestion/suggestion.entity.js';
import { citizen, otherCitizen, submitAs, suggestionText } from './suggestion.builder.js';
import { startSuggestions, type SuggestionsHarness } from './suggestion.harness.js';

const author = callBy(citizen);
const other = callBy(otherCitizen);
const anybody = callBy(visitor);
const missing = '019ab9a0-0000-7000-8000-00000000dead';
const notFound = { kind: 'notFound', reason: 'suggestion.not_found' };

describe('suggestions', () => {
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

  it('are kept in exactly the tables that their entities need', async () => {
    expect(await suggestions.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false })).toBe('');
  });

  describe('submitting', () => {
    it('gives code and query code, opens a case, and shows the author what was written', async () => {
      const { receipt } = await submitted();
      expect(receipt).toMatchObject({
        code: expect.stringMatching(/^QSL-610303-\d{4}-\d{4,8}$/) as string,
        queryCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/) as string,
        state: 'submitted',
        version: 1,
      });
      const { title, body, category, areaCode } = suggestionText();
      await expect(get(receipt.id)).resolves.toMatchObject({
        title,
        body,
        category,
        areaCode,
        state: 'submitted',
        publicClass: 'pending',
        author: '王先生/女士',
        holderName: '金台区政协',
        mine: true,
        actions: [],
        version: 1,
        reply: null,
        notice: null,
      });
    });

    it('keeps name and phone of the author from everybody else, and from the case', async () => {
      const body = '我是王秀兰，电话13800138000，小区直饮水机没有公示滤芯更换日期。';
      const { receipt, caseId } = await submitted({ body, title: '王秀兰建议公示滤芯更换' });
      await suggestions.office.file(caseId);
      await expect(get(receipt.id)).resolves.toMatchObject({ body, title: '王秀兰建议公示滤芯更换' });
      const seen = await get(receipt.id, anybody);
      expect(seen).toMatchObject({
        title: '王某某建议公示滤芯更换',
        body: '我是王某某，电话［手机号］，小区直饮水机没有公示滤芯更换日期。',
        mine: false,
      });
      const tables = ['handling_case', 'matter', 'timeline_entry', 'outbox_message'];
      const em = suggestions.orm.em.fork();
      const rows = await Promise.all(tables.map((table) => em.execute(`select * from "${table}"`)));
      expect(JSON.stringify(rows)).not.toMatch(/13800138000|王秀兰/);
    });

    it('needs a confirmed real name, and says what to do', async () => {
      const level1 = callBy(actor({ level: 'L1' }));
      for (const call of [anybody, level1]) {
        await expect(suggestions.bus.call(submitSuggestion, suggestionText(), call)).rejects.toMatchObject({
          kind: 'forbidden',
          reason: 'suggestion.real_name_needed',
          text: { zh: expect.stringContaining('实名认证') as string },
        });
      }
    });

    it.each([
      [{ areaCode: '999999' }, 'areaCode', 'knownDivision'],
      [{ title: '短' }, 'title', 'minLength'],
      [{ title: '  　 好  ' }, 'title', 'minLength'],
      [{ body: ' '.repeat(20) }, 'body', 'minLength'],
      [{ body: '水'.repeat(1501) }, 'body', 'maxLength'],
      [{ category: 'gossip' as 'other' }, 'category', 'isIn'],
      [{ displayName: 'nickname' as 'real' }, 'displayName', 'isIn'],
    ])('names field and rule of bad input and changes nothing: %j', async (overrides, field, rule) => {
      const em = suggestions.orm.em.fork();
      const before = await em.count(Suggestion);
      await expect(submitAs(suggestions.bus, citizen, overrides)).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [{ field, rule }] },
      });
      expect(await em.count(Suggestion)).toBe(before);
    });

    it('takes a division by its retired code', async () => {
      const { receipt } = await submitted({ areaCode: '610322' });
      await expect(get(receipt.id)).resolves.toMatchObject({ areaCode: '610305' });
    });

    it('makes one suggestion with one query code of the same command given twice, and keeps neither code in clear', async () => {
      const em = suggestions.orm.em.fork();
      const before = await em.count(Suggestion);
      const once = callBy(citizen, { idempotencyKey: '提交-1' });
      const submit = () => suggestions.bus.call(submitSuggestion, suggestionText({ title: '只提交一次的建议' }), once);
      const [first, second] = await Promise.all([submit(), submit()]);
      expect(second).toEqual(first);
      expect(await submit()).toEqual(first);
      expect(await em.count(Suggestion)).toBe(before + 1);
      const rows = await Promise.all(
        ['suggestion', 'idempotent_reply'].map((table) => em.execute(`select * from "${table}"`)),
      );
      expect(JSON.stringify(rows)).not.toContain(first.queryCode);
      await expect(suggestions.bus.call(submitSuggestion, suggestionText(), once)).rejects.toMatchObject({
        kind: 'conflict',
      });
    });
  });

  describe('reading', () => {
    it('is for author and office until it is filed, then for everybody', async () => {
      const { receipt, caseId } = await submitted();
      for (const call of [other, anybody]) {
        await expect(get(receipt.id, call)).rejects.toMatchObject(notFound);
        await expect(suggestions.bus.call(getSuggestionTimeline, { id: receipt.id }, call)).rejects.toMatchObject(
          notFound,
        );
      }
      await expect(get(missing)).rejects.toMatchObject(notFound);
      await expect(get(receipt.id, suggestions.office.call)).resolves.toMatchObject({ mine: false });
      await suggestions.office.file(caseId);
      await expect(get(receipt.id, anybody)).resolves.toMatchObject({ state: 'in_handling', publicClass: 'active' });
      const timeline = await suggestions.bus.call(getSuggestionTimeline, { id: receipt.id }, anybody);
      expect(timeline.holder).toMatchObject({ iid: 'x610303', name: '金台区政协' });
      expect(timeline.entries.map(({ kind }) => kind)).toEqual(['case.registered', 'case.in_review', 'case.filed']);
    });

    it('takes no id that is none', async () => {
      await expect(get('17')).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [{ field: 'id', rule: 'isUuid' }] },
      });
    });

    it('tells the author why it was not filed, and where to go instead', async () => {
      const { receipt, caseId } = await submitted();
      await suggestions.office.decline(caseId);
      await expect(get(receipt.id)).resolves.toMatchObject({
        state: 'not_filed',
        publicClass: 'declined',
        notice: { code: 'personal_matter', referral: expect.stringContaining('12345') as string },
      });
      await expect(get(receipt.id, anybody)).rejects.toMatchObject(notFound);
    });

    it('lists one’s own in every state, and nobody else’s', async () => {
      const someone = actor({ name: '赵文博', roles: ['member'], level: 'L3' });
      const receipt = await submitAs(suggestions.bus, someone, { displayName: 'anonymous' });
      const mine = await suggestions.bus.call(listMySubmissions, {}, callBy(someone));
      expect(mine.items).toMatchObject([{ id: receipt.id, state: 'submitted', author: '委员' }]);
      await expect(suggestions.bus.call(listMySubmissions, {}, anybody)).resolves.toEqual({
        items: [],
        nextCursor: null,
      });
      await expect(suggestions.bus.call(listMySubmissions, { limit: 101 }, author)).rejects.toMatchObject({
        kind: 'invalid',
      });
    });
  });

  describe('tracking', () => {
    it('opens with code and query code, in every state, for everybody', async () => {
      const { receipt } = await submitted();
      const { code, queryCode } = receipt;
      const track = await suggestions.bus.call(trackSuggestion, { code, queryCode }, anybody);
      expect(track.suggestion).toMatchObject({ id: receipt.id, state: 'submitted', mine: false, actions: [] });
      expect(track.timeline.entries.map(({ kind }) => kind)).toEqual(['case.registered']);
    });

    it('tells nobody which of the two codes was wrong', async () => {
      const { receipt } = await submitted();
      const { code, queryCode } = receipt;
      const wrong = queryCode === 'ABCD2345' ? 'ABCD2346' : 'ABCD2345';
      const pairs = [
        { code, queryCode: wrong },
        { code: 'QSL-610303-2026-99999', queryCode },
      ];
      for (const pair of pairs) {
        await expect(suggestions.bus.call(trackSuggestion, pair, anybody)).rejects.toMatchObject(notFound);
      }
      await expect(
        suggestions.bus.call(trackSuggestion, { code, queryCode: 'ABCD0345' }, anybody),
      ).rejects.toMatchObject({ kind: 'invalid', details: { errors: [{ field: 'queryCode', rule: 'matches' }] } });
    });
  });
});
