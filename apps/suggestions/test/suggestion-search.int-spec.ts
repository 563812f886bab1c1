import {
  findHits,
  findSimilarSuggestions,
  listSuggestions,
  visitor,
  type HitPlace,
  type ListSuggestions,
  type SearchHit,
  type SuggestionRow,
} from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { normaliseText } from '@qsl/text';
import { Suggestion } from '../src/suggestion/suggestion.entity.js';
import { citizen, submitAs } from './suggestion.builder.js';
import { startSuggestions, type SuggestionsHarness } from './suggestion.harness.js';

const anybody = callBy(visitor);

/** What people suggested: title, body, category, division. */
const texts = [
  ['老旧小区加装电梯补贴', '３号楼老人多，建议提高加装电梯的补贴，简化审批。', 'housing_community', '610303'],
  ['增加K12路公交早高峰班次', '早晚高峰K12路间隔超过20分钟，建议增加班次。', 'transport', '610303'],
  ['小区直饮水机滤芯更换应当公示', '直饮水机没有贴出滤芯更换日期，建议明确监管单位。', 'drinking_water', '610303'],
  ['公示直饮水机滤芯更换情况', '直饮水机滤芯更换不及时，水质检测结果也不公开。', 'drinking_water', '610302'],
  ['学校周边设置减速带', '上下学时段车速快，建议设置减速带和警示牌。', 'safety', '610303'],
  ['完善 IPv6 政务网站访问', '部分政务网站 IPv6 访问失败，ＩＰＶ６ 改造需验收。', 'other', '610300'],
  ['农家书屋更新图书', '农家书屋图书陈旧，建议每年更新100册。', 'culture', '610330'],
  ['100% 公示水质', '水质数据_应全部公示。', 'drinking_water', '610303'],
] as const;

describe('finding suggestions', () => {
  let suggestions: SuggestionsHarness;

  beforeAll(async () => {
    suggestions = await startSuggestions();
    for (const [title, body, category, areaCode] of texts) {
      await submitAs(suggestions.bus, citizen, { title, body: body.padEnd(10, '。'), category, areaCode });
    }
    const rows = await suggestions.orm.em.fork().findAll(Suggestion, { populate: ['case'] });
    for (const row of rows) await suggestions.office.file(row.case.id);
    await submitAs(suggestions.bus, citizen, { title: '尚未立案的直饮水机建议' });
  });

  afterAll(() => suggestions.close());

  const everything = async (query: ListSuggestions): Promise<SuggestionRow[]> => {
    const items: SuggestionRow[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await suggestions.bus.call(listSuggestions, { ...query, ...(cursor && { cursor }) }, anybody);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  };
  const titles = async (query: ListSuggestions): Promise<string[]> =>
    (await everything(query)).map(({ title }) => title);

  it('lists what was filed, newest first, page by page without gaps and repeats', async () => {
    const all = await titles({ limit: 3 });
    expect(all).toEqual(texts.map(([title]) => title).reverse());
    await expect(suggestions.bus.call(listSuggestions, { cursor: 'nonsense' }, anybody)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'cursor' }] },
    });
  });

  it('filters by state, category and division with all that lies in it', async () => {
    expect(await titles({ state: 'answered' })).toEqual([]);
    expect(await titles({ state: 'submitted' })).toEqual([]);
    expect(await titles({ state: 'in_handling' })).toHaveLength(texts.length);
    expect(await titles({ category: 'transport' })).toEqual(['增加K12路公交早高峰班次']);
    expect(await titles({ areaCode: '610303' })).toHaveLength(5);
    expect(await titles({ areaCode: '610300' })).toHaveLength(texts.length);
    expect(await titles({ areaCode: '440000' })).toEqual([]);
    expect(await titles({ areaCode: '610302', category: 'drinking_water', q: '滤芯' })).toEqual([
      '公示直饮水机滤芯更换情况',
    ]);
  });

  it('finds by one and two characters everything that a scan finds, and nothing else', async () => {
    const stored = texts.map(([title, body]) => ({ title, text: normaliseText(`${title} ${body}`) }));
    const parts = new Set<string>();
    for (const { text } of stored) {
      const characters = [...text];
      characters.forEach((one, index) => {
        if (one.trim()) parts.add(one);
        const pair = one + (characters[index + 1] ?? '');
        if (pair.length === 2 && !/\s/.test(pair)) parts.add(pair);
      });
    }
    expect(parts.size).toBeGreaterThan(250);
    const wrong: string[] = [];
    for (const q of parts) {
      const scanned = stored.filter(({ text }) => text.includes(q)).map(({ title }) => title);
      const found = await titles({ q });
      if (found.join() !== scanned.reverse().join()) wrong.push(q);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['ＩＰｖ６', ['完善 IPv6 政务网站访问']],
    ['直饮水机 公示', ['公示直饮水机滤芯更换情况', '小区直饮水机滤芯更换应当公示']],
    ['100%', ['100% 公示水质']],
    ["'; drop table suggestion; --", []],
    ['\\', []],
  ])('takes every search as words to find: %s', async (q, found) => {
    expect(await titles({ q })).toEqual(found);
  });

  it('takes no search of more than fifty characters', async () => {
    await expect(suggestions.bus.call(listSuggestions, { q: '水'.repeat(51) }, anybody)).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'q', rule: 'isLength' }] },
    });
  });

  it('shows what is similar with state and answer, best first, the own division before others', async () => {
    const asked = { title: '直饮水机滤芯更换应公示', body: '直饮水机没有贴出滤芯更换日期。', areaCode: '610302' };
    const { items } = await suggestions.bus.call(findSimilarSuggestions, asked, anybody);
    expect(items.map(({ title }) => title)).toEqual(['小区直饮水机滤芯更换应当公示', '公示直饮水机滤芯更换情况']);
    expect(items[0]).toMatchObject({ state: 'in_handling', answer: null, holderName: '金台区政协' });
    const elsewhere = await suggestions.bus.call(findSimilarSuggestions, { ...asked, areaCode: '610330' }, anybody);
    expect(items[1]?.score ?? 0).toBeGreaterThan(elsewhere.items[1]?.score ?? 0);
    expect(items.every(({ score }) => score >= 0.25 && score <= 1)).toBe(true);
  });

  it('shows the last official answer of what is similar, and finds nothing where nothing is', async () => {
    const [row] = await everything({ q: '减速带' });
    const found = await suggestions.orm.em
      .fork()
      .findOneOrFail(Suggestion, { id: row?.id ?? '' }, { populate: ['case'] });
    await suggestions.office.answer(found.case.id);
    const { items } = await suggestions.bus.call(findSimilarSuggestions, { title: '学校周边减速带' }, anybody);
    expect(items).toMatchObject([
      { title: '学校周边设置减速带', state: 'answered', answer: expect.stringContaining('公示') as string },
    ]);
    const nothing = await suggestions.bus.call(findSimilarSuggestions, { title: '航空管制' }, anybody);
    expect(nothing.items).toEqual([]);
    await expect(suggestions.bus.call(findSimilarSuggestions, { title: '水' }, anybody)).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  const hits = async (q: string, limit = 10, after?: HitPlace): Promise<SearchHit[]> =>
    (await suggestions.bus.call(findHits('suggestions'), { q, limit, ...(after && { after }) }, anybody)).items;

  it('puts what has the words in its title before what has them in its text', async () => {
    const found = await hits('公示');
    expect(found.map(({ title, rank }) => [rank, title])).toEqual([
      [2, '100% 公示水质'],
      [2, '公示直饮水机滤芯更换情况'],
      [2, '小区直饮水机滤芯更换应当公示'],
    ]);
    expect((await hits('更换')).map(({ rank }) => rank)).toEqual([2, 2]);
    expect((await hits('水质')).map(({ title, rank }) => [rank, title])).toEqual([
      [2, '100% 公示水质'],
      [1, '公示直饮水机滤芯更换情况'],
    ]);
    expect(found[1]).toMatchObject({
      kind: 'suggestion',
      excerpt: '直饮水机滤芯更换不及时，水质检测结果也不公开。',
      publicClass: 'active',
      officeName: '金台区政协',
    });
    const [first] = found;
    if (!first) throw new Error('Three were found');
    const { rank, at, id } = first;
    expect(await hits('公示', 10, { rank, at, id })).toEqual(found.slice(1));
    expect(await hits('尚未立案')).toEqual([]);
  });

  it('finds by code first, and only what is public', async () => {
    const [row] = await everything({ q: '农家书屋' });
    const code = row?.code ?? '';
    expect(await hits(code.toLowerCase())).toMatchObject([{ rank: 3, code, title: '农家书屋更新图书' }]);
    const hidden = await suggestions.orm.em.fork().findOneOrFail(Suggestion, { publicTitle: '尚未立案的直饮水机建议' });
    expect(await hits(hidden.code)).toEqual([]);
  });
});
