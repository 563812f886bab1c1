import { startPortal, type PortalHarness } from './portal-harness.js';
import { Visitor } from './visitor.js';

const suggestion = {
  title: '渭河步道北段夜里没有灯',
  body: '步道北段约两公里没有路灯，晚上散步的人多，建议加装。',
  category: 'safety',
  areaCode: '610303',
  displayName: 'surname',
  idempotencyKey: 'a-key-of-this-form',
};
const similarTitle = '小区直饮水机的滤芯谁来换';

describe('suggesting without scripts', () => {
  let portal: PortalHarness;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    portal.gateway.received.length = 0;
  });

  const submissions = () =>
    portal.gateway.received.filter(({ method, path }) => method === 'POST' && path === '/suggestions');

  it('tells a visitor to sign in before they write', async () => {
    const { html } = await new Visitor(portal.url).open('/suggest/new');
    expect(html).toContain('登录后填写');
    expect(html).not.toContain('<textarea');
  });

  it('submits on behalf of the person and hands over the receipt once, the query code in no address', async () => {
    const visitor = Visitor.signedIn(portal.url);
    const submitted = await visitor.send('/suggest/new', suggestion);
    expect(submitted.status).toBe(303);
    expect(submitted.headers.get('location')).toBe('/suggest/done');

    const [sent] = submissions();
    const { idempotencyKey, ...body } = suggestion;
    expect(sent?.body).toEqual(body);
    expect(sent?.headers).toMatchObject({ 'x-qsl-csrf': '1', 'idempotency-key': idempotencyKey });
    expect(sent?.headers.cookie).toBe('qsl_session=a-session-token-of-twenty');

    const receipt = await visitor.open('/suggest/done');
    expect(receipt.html).toContain('K7PWX2MN');
    expect(receipt.html).toContain('QSL-610303-2026-0031');
    expect(receipt.headers.get('cache-control')).toBe('private, no-store');
    expect((await visitor.open('/suggest/done')).headers.get('location')).toBe('/me');
  });

  it('says on every page that the office takes nothing for now, and keeps what somebody hands in meanwhile', async () => {
    const visitor = Visitor.signedIn(portal.url);
    expect((await visitor.open('/')).html).not.toContain('暂时只能查阅');
    const recovery = { phase: 'asking', waitsFor: [{ iid: 'c610300', name: '宝鸡市政协' }], unapplied: 0 };
    portal.gateway.answerNext('/links/recovery', { status: 200, body: recovery });
    expect((await visitor.open('/')).html).toContain('暂时只能查阅、不能提交');

    const detail = '本机关数据刚从备份恢复。';
    const body = { type: 'urn:qsl:problem:office.recovering', title: '服务暂不可用', status: 503, detail };
    portal.gateway.answerNext('/suggestions', { status: 503, body });
    const kept = await visitor.send('/suggest/new', suggestion);
    expect(kept.html).toContain(suggestion.body);
    expect(kept.html).toContain(suggestion.title);
    expect(kept.html).toContain('本机关数据刚从备份恢复。您填写的内容仍在本页');
    expect((await visitor.send('/suggest/new', suggestion)).headers.get('location')).toBe('/suggest/done');
  });

  it('shows similar matters first and takes the confirmation', async () => {
    const visitor = Visitor.signedIn(portal.url);
    const first = await visitor.send('/suggest/new', { ...suggestion, title: similarTitle });
    expect(first.html).toContain('老旧小区直饮水设施怎么管，谁来管');
    expect(first.html).toContain('设备经营者为卫生管理第一责任人');
    expect(first.html).toContain('仍要提交这条建议');
    expect(first.html).toContain(suggestion.body);
    expect(submissions()).toHaveLength(0);

    const again = await visitor.send('/suggest/new', { ...suggestion, title: similarTitle, seenFor: similarTitle });
    expect(again.status).toBe(303);
    expect(submissions()).toHaveLength(1);
  });

  it('is not kept from submitting where similar matters cannot be asked for', async () => {
    portal.gateway.answerNext('/suggestions/similar', { status: 503, body: {} });
    const { status } = await Visitor.signedIn(portal.url).send('/suggest/new', suggestion);
    expect(status).toBe(303);
  });

  it('keeps the input and names each fault at its field', async () => {
    const { status, html } = await Visitor.signedIn(portal.url).send('/suggest/new', {
      ...suggestion,
      body: '太短',
      category: '',
    });
    expect(status).toBe(422);
    expect(html).toContain(`value="${suggestion.title}"`);
    expect(html).toContain('<a href="#body">情况和建议：请把情况和建议写清楚，至少 10 个字。</a>');
    expect(html).toContain('id="category-error"');
    expect(submissions()).toHaveLength(0);
  });

  it("shows the service's own refusal at the field", async () => {
    const errors = [{ field: 'areaCode', rule: 'isKnown', message: '没有这个行政区划。' }];
    portal.gateway.answerNext('/suggestions', { status: 400, body: { detail: '内容有误。', errors } });
    const { status, html } = await Visitor.signedIn(portal.url).send('/suggest/new', suggestion);
    expect(status).toBe(422);
    expect(html).toContain('<p id="areaCode-error" class="error">没有这个行政区划。</p>');
  });

  it('keeps the input where the session has been lost meanwhile', async () => {
    portal.gateway.answerNext('/suggestions', { status: 401, body: { detail: '请先登录。' } });
    const { html } = await Visitor.signedIn(portal.url).send('/suggest/new', suggestion);
    expect(html).toContain('登录已失效');
    expect(html).toContain(suggestion.body);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['an unknown origin', { origin: 'http://evil.example' }],
    ['no origin at all', {}],
  ])('refuses a form that comes from %s', async (_whence, headers) => {
    const { status } = await Visitor.signedIn(portal.url).send('/suggest/new', suggestion, { ...headers });
    expect(status).toBe(403);
    expect(submissions()).toHaveLength(0);
  });
});
