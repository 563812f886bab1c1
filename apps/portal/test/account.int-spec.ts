import { startPortal, type PortalHarness } from './portal-harness.js';
import { rows } from './sample-suggestions.js';
import { Visitor } from './visitor.js';

const answered = `/suggestions/${rows[0]?.id}`;

describe('signing in, following and deciding', () => {
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

  it('signs in with the cookie that the gateway sets, and goes where the visitor wanted', async () => {
    const asked = await visitor.open('/me');
    expect(asked.headers.get('location')).toBe('/login?next=%2Fme');
    const signedIn = await visitor.send('/login', { account: 'citizen1', password: 'demo-2026', next: '/me' });
    expect(signedIn.headers.get('location')).toBe('/me');
    expect((await visitor.open('/me')).html).toContain('王晓云');
  });

  it('says the same for any wrong account, keeps the account and forgets the password', async () => {
    const { status, html } = await visitor.send('/login', { account: 'citizen1', password: 'wrong' });
    expect(status).toBe(422);
    expect(html).toContain('账号或密码不正确');
    expect(html).toContain('value="citizen1"');
    expect(html).not.toContain('wrong');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example'])(
    'never leads to another site: %s',
    async (next) => {
      const { headers } = await visitor.send('/login', { account: 'citizen1', password: 'demo-2026', next });
      expect(headers.get('location')).toBe('/');
    },
  );

  it('signs out', async () => {
    const person = Visitor.signedIn(portal.url);
    await person.send('/logout', {});
    expect(
      portal.gateway.received.some(({ method, path }) => method === 'DELETE' && path === '/auth/sessions/current'),
    ).toBe(true);
    expect((await person.open('/me')).headers.get('location')).toBe('/login?next=%2Fme');
  });

  it('puts what the person has to do on top', async () => {
    const { html } = await Visitor.signedIn(portal.url).open('/me');
    expect(html.indexOf('需要我做的')).toBeGreaterThan(0);
    expect(html.indexOf('看答复并评价')).toBeLessThan(html.indexOf('我的建议 '));
  });

  it('shows progress for a code and its query code, typed in any case and width, in no address', async () => {
    const { status, html } = await visitor.send('/track', { code: ' qsl-610303-2026-0012', queryCode: 'ｋ7ｐwx2mn' });
    expect(status).toBe(200);
    expect(html).toContain('等待与陕西省政协的链路恢复');
    const sent = portal.gateway.received.find(({ path }) => path === '/track');
    expect(sent?.query.get('queryCode')).toBe('K7PWX2MN');
  });

  it('says no more than that a pair does not fit', async () => {
    const { status, html } = await visitor.send('/track', { code: 'QSL-610303-2026-0012', queryCode: 'AAAAAAAA' });
    expect(status).toBe(422);
    expect(html).toContain('编号与查询码不相符');
  });

  it('rates on two axes with the version that was read', async () => {
    const fields = {
      attitude: 'satisfied',
      result: 'mostly_satisfied',
      comment: '',
      expectedVersion: '7',
      idempotencyKey: 'rate-key-1',
    };
    const { headers } = await Visitor.signedIn(portal.url).send(`${answered}/rate`, fields);
    expect(headers.get('location')).toBe(`${answered}?done=rated`);
    const sent = portal.gateway.received.find(({ path }) => path.endsWith('/actions/rate'));
    expect(sent?.body).toEqual({ attitude: 'satisfied', result: 'mostly_satisfied', expectedVersion: 7 });
    expect(sent?.headers['idempotency-key']).toBe('rate-key-1');
  });

  it('keeps a rating that came too late on the page, with the reason', async () => {
    const path = `${answered}/rate`;
    const detail = '内容已被他人更新（当前版本 8），请刷新后再操作。';
    portal.gateway.answerNext(path.replace('/rate', '/actions/rate'), { status: 409, body: { detail } });
    const { status, html } = await Visitor.signedIn(portal.url).send(path, {
      attitude: 'satisfied',
      result: 'satisfied',
      comment: '很好',
    });
    expect(status).toBe(422);
    expect(html).toContain(detail);
    expect(html).toContain('很好</textarea>');
  });

  it('keeps large text and high contrast for the next page and comes back to the same place', async () => {
    const { headers } = await visitor.send('/display', { mode: 'care', contrast: 'high', back: '/track?code=1' });
    expect(headers.get('location')).toBe('/track?code=1');
    expect((await visitor.open('/')).html).toContain('data-mode="care" data-contrast="high"');
  });
});
