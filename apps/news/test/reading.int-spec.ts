import {
  correctArticle,
  findHits,
  getFeed,
  listArticles,
  listNewsroom,
  retractArticle,
  visitor,
  type ArticleView,
  type FeedFormat,
  type HitPlace,
  type ListArticles,
  type SearchHit,
} from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import Parser from 'rss-parser';
import { people, pictures, startNews, type NewsHarness } from './news.harness.js';

const anybody = callBy(visitor);
const site = 'https://qsl.example:8443';
const hard = '“水”与 <b> & ]]> 的标题 ]]>';
const consultation = { kind: 'consultation', id: randomUUID(), title: '加装电梯维护费用' } as const;

describe('reading articles', () => {
  let news: NewsHarness;
  let corrected: ArticleView;
  let plain: ArticleView;
  let pictured: ArticleView;
  let retracted: ArticleView;

  beforeAll(async () => {
    news = await startNews();
    const at = ({ id, version }: ArticleView) => ({ id, expectedVersion: version });
    const published = await news.publish({
      title: '加装电梯维护费用怎么分摊',
      category: 'consultation',
      links: [consultation],
    });
    const correction = {
      note: '“五百余部”应为“四百余部”<。',
      body: '<p>全市已有四百余部加装电梯 &amp; 直饮水机。</p>',
    };
    plain = await news.publish({ title: '委员走进老旧小区', category: 'members' });
    const cover = { base64: pictures.png, alt: '示意图' };
    pictured = await news.publish({ title: hard, summary: '一 < 二 & 三，滤芯 <i>更换</i>。', cover });
    retracted = await news.publish({ title: '滤芯座谈会的消息' });
    retracted = await news.bus.call(retractArticle, { ...at(retracted), reason: '会议改期。' }, people.writer);
    corrected = await news.bus.call(correctArticle, { ...at(published), ...correction }, people.writer);
    await news.submit({ title: '还没有审核的滤芯文章' });
  });

  afterAll(() => news.close());

  const ids = async (query: ListArticles): Promise<string[]> =>
    (await news.bus.call(listArticles, query, anybody)).items.map(({ id }) => id);

  it('lists what is published, newest first, page by page', async () => {
    const expected = [pictured.id, plain.id, corrected.id];
    expect(await ids({})).toEqual(expected);
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await news.bus.call(
        listArticles,
        { limit: 1, ...(cursor !== null && { cursor }) },
        anybody,
      );
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(walked).toEqual(expected);
    await expect(ids({ cursor: 'made-up' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('lists by category, source, words and what the articles are about', async () => {
    expect(await ids({ category: 'members' })).toEqual([plain.id]);
    expect(await ids({ source: 'c610300' })).toHaveLength(3);
    expect(await ids({ source: 'p610000' })).toEqual([]);
    expect(await ids({ linkedTo: consultation.id })).toEqual([corrected.id]);
    expect(await ids({ linkedTo: randomUUID() })).toEqual([]);
    expect(await ids({ q: '四百余部' })).toEqual([corrected.id]);
    expect(await ids({ q: '检测结果' })).toEqual([pictured.id, plain.id]);
  });

  it('shows the newsroom everything', async () => {
    const { items } = await news.bus.call(listNewsroom, {}, people.editor);
    expect(items.map(({ state }) => state)).toEqual(['review', 'retracted', 'published', 'published', 'corrected']);
    const page = await news.bus.call(listNewsroom, { limit: 2 }, people.editor);
    const next = await news.bus.call(listNewsroom, { limit: 3, cursor: page.nextCursor ?? '' }, people.editor);
    expect([...page.items, ...next.items]).toEqual(items);
  });

  it('finds what is published by title and text, best first', async () => {
    const find = async (q: string, limit = 10, after?: HitPlace): Promise<SearchHit[]> =>
      (await news.bus.call(findHits('news'), { q, limit, ...(after && { after }) }, anybody)).items;
    const found = await find('直饮水机');
    expect(found.map(({ id, rank }) => [id, rank])).toEqual([
      [plain.id, 1],
      [corrected.id, 1],
    ]);
    expect(await find('小区')).toMatchObject([{ id: plain.id, rank: 2 }]);
    expect(found[1]).toMatchObject({
      kind: 'article',
      code: null,
      title: '加装电梯维护费用怎么分摊',
      officeName: '宝鸡市政协',
      publicClass: 'done',
    });
    expect(found[1]?.excerpt).toContain('直饮水机');
    const [first] = await find('直饮水机', 1);
    if (!first) throw new Error('The first of two was found');
    const { rank, at, id } = first;
    expect(await find('直饮水机', 10, { rank, at, id })).toEqual(found.slice(1));
    expect(await find('座谈会')).toEqual([]);
    expect(await find('审核')).toEqual([]);
  });

  const feed = async (format: FeedFormat): Promise<{ contentType: string; text: string }> => {
    const { contentType, base64 } = await news.bus.call(getFeed, { format, site }, anybody);
    return { contentType, text: Buffer.from(base64, 'base64').toString('utf8') };
  };
  const coverUrl = () => `${site}/api/v1/articles/${pictured.id}/cover`;

  it('can be done with a reader of RSS', async () => {
    const { contentType, text } = await feed('rss');
    expect(contentType).toBe('application/rss+xml; charset=utf-8');
    const { title, link, language, items } = (await new Parser().parseString(text)) as Parser.Output<Item> & {
      language: string;
    };
    expect({ title, link, language }).toEqual({
      title: '宝鸡市政协·热点资讯',
      link: `${site}/news`,
      language: 'zh-CN',
    });
    expect(items.map(({ guid }) => guid)).toEqual([pictured, plain, corrected].map(({ id }) => `urn:uuid:${id}`));
    expect(items[0]).toMatchObject({
      title: hard,
      link: `${site}/news/${pictured.id}`,
      creator: '宝鸡市政协',
      categories: ['成果落地'],
      content: '一 &lt; 二 &amp; 三，滤芯 &lt;i&gt;更换&lt;/i&gt;。',
      'content:encoded': pictured.body,
      isoDate: toSecond(pictured.publishedAt),
      enclosure: { url: coverUrl(), type: 'image/png' },
    });
    expect(items[2]?.['content:encoded']).toBe(`<p>更正：“五百余部”应为“四百余部”&lt;。</p>${corrected.body}`);
  });

  it('can be done with a reader of Atom', async () => {
    const { contentType, text } = await feed('atom');
    expect(contentType).toBe('application/atom+xml; charset=utf-8');
    const parser = new Parser<object, Item>({ customFields: { item: ['published', 'updated'] } });
    const { items } = await parser.parseString(text);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      id: `urn:uuid:${pictured.id}`,
      title: hard,
      author: '宝鸡市政协',
      summary: '一 < 二 & 三，滤芯 <i>更换</i>。',
      content: pictured.body,
      published: pictured.publishedAt,
    });
    expect(text).toContain(`<link href="${coverUrl()}" rel="enclosure" type="image/png"`);
    expect(text).toContain('<category term="outcome" label="成果落地"/>');
    expect(items[2]).toMatchObject({ published: corrected.publishedAt, updated: corrected.corrections[0]?.at });
  });

  it('can be done with a reader of JSON Feed', async () => {
    const { contentType, text } = await feed('json');
    expect(contentType).toBe('application/feed+json; charset=utf-8');
    const { items, ...head } = JSON.parse(text) as { items: object[] };
    expect(head).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: '宝鸡市政协·热点资讯',
      description: '宝鸡市政协发布的资讯',
      home_page_url: `${site}/news`,
      feed_url: `${site}/api/v1/feeds/articles.json`,
      language: 'zh-CN',
    });
    expect(items[0]).toEqual({
      id: `urn:uuid:${pictured.id}`,
      url: `${site}/news/${pictured.id}`,
      title: hard,
      summary: '一 < 二 & 三，滤芯 <i>更换</i>。',
      content_html: pictured.body,
      image: coverUrl(),
      date_published: pictured.publishedAt,
      date_modified: pictured.publishedAt,
      authors: [{ name: '宝鸡市政协' }],
      tags: ['成果落地'],
    });
    expect(text).not.toContain(retracted.id);
  });
});

/** What a feed reader makes of an item, beside the usual. */
interface Item {
  'content:encoded'?: string;
  published?: string;
  updated?: string;
}

/** RSS has no milliseconds. */
const toSecond = (instant: string | null): string => `${(instant ?? '').slice(0, 19)}.000Z`;
