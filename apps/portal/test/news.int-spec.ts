import { startPortal, type PortalHarness } from './portal-harness.js';
import { articleRows, articles } from './sample-news.js';
import { Visitor } from './visitor.js';

const [first] = articleRows;

describe('news, search and notices', () => {
  let portal: PortalHarness;
  let visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    visitor = new Visitor(portal.url);
    portal.gateway.received.length = 0;
  });

  const sent = (method: string, path: string) =>
    portal.gateway.received.filter((one) => one.method === method && one.path === path);

  it.each(['/news', ...Object.values(articles)])('loads no script: %s', async (path) => {
    const { html } = await visitor.open(path);
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(html).not.toContain('modulepreload');
  });

  it('offers the three feeds to readers', async () => {
    const { html } = await visitor.open('/news');
    for (const [type, format] of [
      ['application/rss+xml', 'rss'],
      ['application/atom+xml', 'atom'],
      ['application/feed+json', 'json'],
    ]) {
      expect(html).toMatch(
        new RegExp(
          `<link rel="alternate" type="${type?.replace('+', '\\+')}" title="[^"]+" href="/api/v1/feeds/articles.${format}">`,
        ),
      );
    }
  });

  it('passes category and source on, and leaves offices out that publish nothing here', async () => {
    await visitor.open('/news?category=outcome&source=p610000');
    await visitor.open('/news?category=nonsense&source=x610302');
    const [known, unknown] = sent('GET', '/articles').map(({ query }) => Object.fromEntries(query));
    expect(known).toEqual({ category: 'outcome', source: 'p610000' });
    expect(unknown).toEqual({});
  });

  it('tells search engines what an article is', async () => {
    const { html } = await visitor.open(articles.corrected);
    const [, json = ''] = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'NewsArticle',
      headline: first?.title,
      datePublished: first?.publishedAt,
      dateModified: '2026-11-21T03:00:00Z',
      image: [`${portal.url}/api/v1${articles.corrected.replace('/news', '/articles')}/cover`],
      publisher: { '@type': 'GovernmentOrganization', name: '陕西省政协' },
      mainEntityOfPage: portal.url + articles.corrected,
    });
    expect(html).toContain('<meta property="og:type" content="article">');
    expect(html).toContain(`<link rel="canonical" href="${portal.url}${articles.corrected}">`);
  });

  it('lets no title out of the script block or the attributes', async () => {
    const title = '</script><script>alert(1)</script>"';
    const path = articles.plain.replace('/news', '/articles');
    portal.gateway.answerNext(path, { status: 200, body: { ...articleRows[1], ...bare, title } });
    const { html } = await visitor.open(articles.plain);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('"</script>');
  });

  it('puts the correction above the article', async () => {
    const { html } = await visitor.open(articles.corrected);
    expect(html.indexOf('首次抽查时限原写作')).toBeLessThan(html.indexOf('class="article-body"'));
    expect(html).toContain('alt="工作人员在小区检测直饮水机水质"');
    expect(html).toContain('陕西省政协办公厅供图');
    expect(html).toContain('<div class="article-body"><p>11月18日');
  });

  it('leaves title, date and reason of a retracted article, and asks not to be listed', async () => {
    const { html } = await visitor.open(articles.retracted);
    expect(html).toContain('社区食堂助餐人数统计');
    expect(html).toContain('撤回原因：统计口径有误');
    expect(html).toContain('noindex');
    expect(html).not.toContain('ld+json');
    expect(html).not.toContain('article-body');
  });

  it('links to files of this office and names those that another office keeps', async () => {
    expect((await visitor.open(articles.own)).html).toContain(`href="/api/v1/files/${'ab'.repeat(32)}"`);
    const foreign = await visitor.open(articles.plain);
    expect(foreign.html).not.toContain('/api/v1/files/');
    expect(foreign.html).toContain('附件保存在宝鸡市政协');
  });

  it('links to files of another office once they are here, and says so while they are on their way', async () => {
    const path = articles.plain.replace('/news', '/articles');
    const file = (id: string, state: string) => ({
      id,
      name: `${state}.pdf`,
      type: 'application/pdf',
      size: 10,
      state,
    });
    const attachments = [file('cd'.repeat(32), 'available'), file('ef'.repeat(32), 'underway')];
    portal.gateway.answerNext(path, { status: 200, body: { ...articleRows[1], ...bare, attachments } });
    const { html } = await visitor.open(articles.plain);
    expect(html).toContain(`href="/api/v1/files/${'cd'.repeat(32)}"`);
    expect(html).not.toContain(`/api/v1/files/${'ef'.repeat(32)}`);
    expect(html).toContain('附件正在从宝鸡市政协传来');
    expect(html).not.toContain('附件保存在');
  });

  it('links to matters that have a page here, and only names the others', async () => {
    const matter = '/suggestions/0193a000-0000-7000-8000-000000000001';
    expect((await visitor.open(articles.plain)).html).toContain(`<a href="${matter}">`);
    portal.gateway.answerNext(matter, { status: 404, body: { detail: '未找到，或您无权查看。' } });
    const { html } = await visitor.open(articles.plain);
    expect(html).not.toContain(matter);
    expect(html).toContain('老旧小区直饮水设施怎么管，谁来管');
  });

  it('finds over all kinds, marks the words and escapes what was asked', async () => {
    const { html } = await visitor.open('/search?q=小区直饮水');
    expect(html).toContain('<mark>小区直饮水</mark>');
    const text = html.replaceAll(/<!--.*?-->/g, '');
    expect(text).toContain('<mark>小区</mark>去年装了两台<mark>直饮水</mark>机');
    expect(html).toContain('议题暂时无法搜索');
    const asked = await visitor.open('/search?q=%3Cscript%3Ealert(1)%3C/script%3E');
    expect(asked.html).not.toContain('<script>');
    expect(asked.html).toContain('没有找到「&lt;script&gt;');
  });

  it('searches in one kind and asks nothing without words', async () => {
    await visitor.open('/search');
    expect(sent('GET', '/search')).toHaveLength(0);
    await visitor.open('/search?q=水&kind=article');
    expect(Object.fromEntries(sent('GET', '/search')[0]?.query ?? [])).toEqual({ q: '水', kind: 'article' });
  });

  it('shows notices, marks them as read up to what was shown, and mutes a matter', async () => {
    const person = Visitor.signedIn(portal.url);
    const { html } = await person.open('/me/notices');
    expect(html).toContain('金台区政协请您修改后重新提交。');
    expect(html).toContain('name="upTo" value="41"');
    await person.send('/me/notices/read', { upTo: '41' });
    await person.send('/me/notices/read', { id: 'n1' });
    const { headers } = await person.send('/me/notices/mute', { kind: 'topic', id: 't1' });
    expect(headers.get('location')).toBe('/me/notices?done=muted');
    expect(sent('POST', '/notices/actions/read').map(({ body }) => body)).toEqual([{ upTo: 41 }, { ids: ['n1'] }]);
    expect(sent('POST', '/notices/mutes')[0]?.body).toEqual({ kind: 'topic', id: 't1', muted: true });
  });

  it('keeps notices to their owner', async () => {
    expect((await visitor.open('/me/notices')).headers.get('location')).toBe('/login?next=%2Fme%2Fnotices');
  });

  it('watches a matter and comes back to it, and to no other site', async () => {
    const person = Visitor.signedIn(portal.url);
    const fields = { kind: 'topic', id: 't1', watching: 'true', back: '/topics/t1' };
    expect((await person.send('/watch', fields)).headers.get('location')).toBe('/topics/t1');
    expect(sent('POST', '/notices/watches')[0]?.body).toEqual({ kind: 'topic', id: 't1', watching: true });
    const astray = await person.send('/watch', { ...fields, back: '//evil.example' });
    expect(astray.headers.get('location')).toBe('/');
  });
});

const bare = { body: '<p>正文</p>', corrections: [], retraction: null, attachments: [], links: [], actions: [] };
