import { exportMinutes, getArticleCover, getFeed, notFound } from '@qsl/contracts';
import { startGateway, type RunningGateway } from './running-gateway.js';

const id = '0190f3a0-0000-7000-8000-0000000000aa';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const document = (fileName: string, contentType: string, text: string) => () => ({
  fileName,
  contentType,
  base64: Buffer.from(text).toString('base64'),
});

describe('an answer that is a document', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    gateway.services.answer(exportMinutes, document('校园饮水协商 会议纪要.docx', word, 'PK minutes'));
    gateway.services.answer(getArticleCover, document('cover.png', 'image/png', '\u0089PNG'));
    gateway.services.answer(getFeed, document('articles.rss', 'application/rss+xml; charset=utf-8', '<rss/>'));
  });
  afterAll(async () => gateway.close());

  it('comes as its bytes, to be kept under its Chinese name', async () => {
    const response = await gateway.ask(`/api/v1/consultations/${id}/minutes`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('PK minutes');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"]*"; filename\*=UTF-8''%E6%A0%A1%E5%9B%AD.*\.docx$/,
    );
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': word,
      'content-length': '10',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('of a public read is shown in place, may be kept, and is not sent twice', async () => {
    const path = `/api/v1/articles/${id}/cover`;
    const first = await gateway.ask(path, { visitor: true });
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename=cover.png',
      'cache-control': 'public, max-age=60',
    });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await gateway.ask(path, { visitor: true, headers });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('that cannot be made is a problem like any other', async () => {
    gateway.services.refuse(getArticleCover, notFound('article'));
    const response = await gateway.ask(`/api/v1/articles/${id}/cover`, { visitor: true });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('a feed', () => {
  const feed = document('articles.atom', 'application/atom+xml; charset=utf-8', '<feed/>');

  it('leads to the address by which it was asked for', async () => {
    const gateway = await startGateway();
    gateway.services.answer(getFeed, feed);
    const response = await gateway.ask('/api/v1/feeds/articles.atom', {
      visitor: true,
      headers: { 'x-forwarded-host': 'sxl.example.cn', 'x-forwarded-proto': 'https' },
    });
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(await response.text()).toBe('<feed/>');
    expect(gateway.services.last().body).toEqual({ format: 'atom', site: 'https://sxl.example.cn' });
    await gateway.ask('/api/v1/feeds/articles.json', { visitor: true });
    expect(gateway.services.last().body).toEqual({ format: 'json', site: gateway.url });
    await gateway.close();
  });

  it('leads to the address that the settings name, where they do', async () => {
    const gateway = await startGateway({ SITE_URL: 'https://sxl.example.cn', TRUST_PROXY: '192.0.2.1' });
    gateway.services.answer(getFeed, feed);
    await gateway.ask('/api/v1/feeds/articles.rss', { visitor: true, headers: { 'x-forwarded-host': 'evil.example' } });
    expect(gateway.services.last().body).toEqual({ format: 'rss', site: 'https://sxl.example.cn' });
    await gateway.close();
  });

  it.each(['/api/v1/feeds/articles.xml', '/api/v1/feeds/articles.rss?site=https://evil.example'])(
    'is not made of %s',
    async (path) => {
      const gateway = await startGateway();
      expect((await gateway.ask(path, { visitor: true })).status).toBe(400);
      await gateway.close();
    },
  );
});
