import { gzipSync } from 'node:zlib';
import { startPortal, type PortalHarness } from './portal-harness.js';
import { rooms } from './sample-consultations.js';
import { articles } from './sample-news.js';
import { rows } from './sample-suggestions.js';
import { calls, topicPaths } from './sample-topics.js';
import { Visitor } from './visitor.js';

const [answered] = rows.map(({ id }) => `/suggestions/${id}`);
const staticPaths = [
  '/',
  '/topics',
  `/topic-calls/${calls[0]?.id}`,
  `/topics/${topicPaths.open}`,
  '/consultations',
  ...['', '/statements', '/comments', '/meeting', '/outcome'].map((tab) => rooms.open + tab),
  '/suggestions',
  String(answered),
  '/search',
  '/track',
  '/login',
  '/about',
  '/a11y',
  '/privacy',
];

describe('pages', () => {
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

  it.each(staticPaths)('come whole from the server, without a script: %s', async (path) => {
    const { status, html } = await visitor.open(path);
    expect(status).toBe(200);
    expect(html).toContain('<html lang="zh-CN" data-mode="standard" data-contrast="normal">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
    expect(gzipSync(html).length).toBeLessThan(25_000);
  });

  it.each(['/suggest/new', `/topics/new?call=${calls[0]?.id}`])(
    'keep within the budget where scripts help: %s',
    async (path) => {
      const { html } = await Visitor.signedIn(portal.url).open(path);
      const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
      const bodies = await Promise.all(files.map(async (path) => (await fetch(portal.url + path)).arrayBuffer()));
      const size = (body: ArrayBuffer) => gzipSync(Buffer.from(body)).length;
      expect(bodies.reduce((sum, body) => sum + size(body), 0)).toBeLessThan(75_000);
      const styles = files.findIndex((path) => path.endsWith('.css'));
      expect(size(bodies[styles] ?? new ArrayBuffer(0))).toBeLessThan(12_000);
    },
  );

  it('give people who are signed in one small script, for the number of their notices', async () => {
    const { html } = await Visitor.signedIn(portal.url).open('/topics');
    const [script, ...others] = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, path = '']) => path);
    expect(others).toEqual([]);
    const body = await (await fetch(portal.url + script)).arrayBuffer();
    expect(gzipSync(Buffer.from(body)).length).toBeLessThan(1_000);
  });

  it('bring what is open, what came of earlier matters and the news to the entrance', async () => {
    const { html } = await visitor.open('/');
    for (const text of [
      '1 场正在进行',
      '老旧小区加装电梯',
      '办好“一老一小”身边事',
      '社区食堂怎样办得起',
      '小区直饮水有了新规矩',
      '0917-0000000',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('keep the entrance open where one part of the office is away', async () => {
    for (const path of ['/articles', '/topic-calls', '/instance'])
      portal.gateway.answerNext(path, { status: 503, body: {} });
    const { status, html } = await visitor.open('/');
    expect(status).toBe(200);
    expect(html).toContain('资讯暂时无法显示');
    expect(html).toContain('老旧小区加装电梯');
  });

  it('show a whole trace: holder, every hop, the answer in its frame, the outcome', async () => {
    const { html } = await visitor.open(String(answered));
    for (const text of [
      '已公布答复',
      '宝鸡市政协 签收',
      '送达 10月30日 11:20',
      '陕卫办函〔2026〕118号',
      '印发单位',
      '陕卫发〔2026〕35号',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('are shared by caches only where nobody is signed in', async () => {
    expect((await visitor.open('/')).headers.get('cache-control')).toContain('s-maxage=30');
    const own = await Visitor.signedIn(portal.url).open('/');
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(own.headers.get('vary')).toBe('cookie');
  });

  it('may run and load nothing foreign', async () => {
    const { headers } = await visitor.open('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('show what an office has told of itself, and nothing that it has not', async () => {
    const { html } = await visitor.open('/');
    expect(html).toContain('政协宝鸡市金台区委员会办公室（演示）');
    expect(html).not.toContain('网站标识码');
    expect(html).not.toContain('ICP');
  });

  it('escape what people write', async () => {
    const { html } = await visitor.open('/suggestions?q=%3Cscript%3Ealert(1)%3C/script%3E');
    expect(html).not.toContain('<script>');
    expect(html).toContain('value="&lt;script&gt;');
  });

  it('pass the filters on and leave unknown ones out', async () => {
    await visitor.open('/suggestions?state=answered&category=nonsense&q=水');
    const sent = portal.gateway.received.find(({ path }) => path === '/suggestions');
    expect(Object.fromEntries(sent?.query ?? [])).toEqual({ state: 'answered', q: '水' });
  });

  it.each(['/nowhere', '/suggestions/0193a000-0000-7000-8000-00000000ffff'])(
    'say that nothing is there: %s',
    async (path) => {
      const { status, html } = await visitor.open(path);
      expect(status).toBe(404);
      expect(html).toContain('没有找到这个页面');
    },
  );

  it('say what fails where the gateway does not answer', async () => {
    portal.gateway.answerNext('/suggestions', { status: 503, body: {} });
    const { status, html } = await visitor.open('/suggestions');
    expect(status).toBe(503);
    expect(html).toContain('服务暂时无法使用');
  });

  it('tell search engines what there is', async () => {
    const sitemap = await visitor.open('/sitemap.xml');
    for (const path of [answered, rooms.open, articles.plain, `/topics/${topicPaths.open}`]) {
      expect(sitemap.html).toContain(`<loc>${portal.url}${path}</loc>`);
    }
    expect((await visitor.open('/robots.txt')).html).toContain('Disallow: /me');
    expect((await visitor.open('/login')).html).toContain('noindex');
  });

  it('answer for their own health and for that of the gateway', async () => {
    expect((await visitor.open('/health/live')).status).toBe(200);
    expect((await visitor.open('/health/ready')).status).toBe(200);
    portal.gateway.answerNext('/health/ready', { status: 503, body: {} });
    expect((await visitor.open('/health/ready')).status).toBe(503);
  });
});
