import { startPortal, type PortalHarness } from './portal-harness.js';
import { calls, topicOf, topicPaths } from './sample-topics.js';
import { Visitor } from './visitor.js';

const [call, full] = calls.map(({ id }) => id);
const topic = {
  callId: String(call),
  title: '社区托育点开到傍晚六点半',
  situation: '区里的托育点多数下午五点半关门，双职工接不上。',
  analysis: '',
  proposal: '选两个点试行延时，按实到人数给予补贴。',
  areaCode: '610303',
  displayName: 'surname',
  coSponsors: 'member1，member2',
  idempotencyKey: 'a-key-of-this-form',
};
const pathOf = (id: string | undefined): string => `/topics/${id}`;

describe('topics without scripts', () => {
  let portal: PortalHarness;
  let person: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    person = Visitor.signedIn(portal.url);
    portal.gateway.received.length = 0;
  });

  const sentTo = (path: string) => portal.gateway.received.filter((one) => one.method === 'POST' && one.path === path);

  it('shows what is open now, until when and for whom, and every published topic', async () => {
    const { html } = await new Visitor(portal.url).open('/topics');
    for (const text of ['实名群众、政协委员，每人最多 3 件', '还剩 20 天', '宝鸡市政协', '附议 23 / 30 人']) {
      expect(html).toContain(text);
    }
  });

  it('passes the filters on and leaves unknown ones out', async () => {
    await person.open(`/topics?call=${call}&state=nonsense&q=托育`);
    const sent = portal.gateway.received.find(({ path }) => path === '/topics');
    expect(Object.fromEntries(sent?.query ?? [])).toEqual({ callId: call, q: '托育' });
  });

  it('tells why a topic would be refused before it is written, and asks to sign in', async () => {
    const { html } = await new Visitor(portal.url).open(`/topics/new?call=${call}`);
    expect(html).toContain('属于信访事项');
    expect(html).toContain('登录后填写');
    expect(html).not.toContain('<textarea');
  });

  it('says why the person may not answer a call', async () => {
    const { html } = await person.open(`/topics/new?call=${full}`);
    expect(html).toContain('您在这次征集中已报送 3 件');
    expect(html).not.toContain('<textarea');
  });

  it('sends nobody to a form without a call', async () => {
    expect((await person.open('/topics/new')).headers.get('location')).toBe('/topics');
  });

  it('submits on behalf of the person and shows the receipt', async () => {
    const { status, headers } = await person.send('/topics/new', topic);
    expect(status).toBe(303);
    expect(headers.get('location')).toBe(`${pathOf(topicPaths.givenBack)}/receipt`);
    const [sent] = sentTo('/topics');
    const { idempotencyKey, analysis: _, ...written } = topic;
    expect(sent?.body).toEqual({ ...written, coSponsors: ['member1', 'member2'] });
    expect(sent?.headers).toMatchObject({ 'x-qsl-csrf': '1', 'idempotency-key': idempotencyKey });
    const receipt = await person.open(headers.get('location') ?? '');
    expect(receipt.html).toContain('QSL-610303-2026-T0009');
  });

  it('keeps the input and names each fault at its field', async () => {
    const { status, html } = await person.send('/topics/new', { ...topic, proposal: '快办', displayName: '' });
    expect(status).toBe(422);
    expect(html).toContain('<a href="#proposal">建议：请写出具体建议，至少 10 个字。</a>');
    expect(html).toContain('id="displayName-error"');
    expect(html).toContain(topic.situation);
    expect(sentTo('/topics')).toHaveLength(0);
  });

  it("shows the service's own refusal at the field", async () => {
    const errors = [{ field: 'coSponsors', rule: 'known', message: '没有账号 member2。' }];
    portal.gateway.answerNext('/topics', { status: 400, body: { detail: '内容有误。', errors } });
    const { html } = await person.send('/topics/new', topic);
    expect(html).toContain('<p id="coSponsors-error" class="error">没有账号 member2。</p>');
  });

  it('keeps the input where the session has been lost meanwhile', async () => {
    portal.gateway.answerNext('/topics', { status: 401, body: { detail: '请先登录。' } });
    const { html } = await person.send('/topics/new', topic);
    expect(html).toContain('登录已失效');
    expect(html).toContain(topic.proposal);
  });

  it('supports a topic and takes the support back', async () => {
    const path = pathOf(topicPaths.open);
    const supported = await person.send(`${path}/support`, { supported: 'true' });
    expect(supported.headers.get('location')).toBe(`${path}?done=supported`);
    await person.send(`${path}/support`, { supported: 'false' });
    expect(sentTo(`${path}/supports`).map(({ body }) => body)).toEqual([{ supported: true }, { supported: false }]);
  });

  it('says on the page why a support was refused', async () => {
    const path = pathOf(topicPaths.open);
    portal.gateway.answerNext(`${path}/supports`, { status: 403, body: { detail: '附议需要先完成实名认证。' } });
    const { status, html } = await person.send(`${path}/support`, { supported: 'true' });
    expect(status).toBe(422);
    expect(html).toContain('<p class="notice failed" role="alert">附议需要先完成实名认证。</p>');
  });

  it('leads to the sign-in page and back to the topic where the session has been lost', async () => {
    const path = pathOf(topicPaths.open);
    const referer = `${portal.url}${path}`;
    const { headers } = await new Visitor(portal.url).send(
      `${path}/support`,
      { supported: 'true' },
      {
        origin: portal.url,
        referer,
      },
    );
    expect(headers.get('location')).toBe(`/login?next=${encodeURIComponent(path)}`);
  });

  it('answers an invitation', async () => {
    const path = pathOf(topicPaths.invitedTo);
    expect((await person.open(path)).html).toContain('同意联名');
    await person.send(`${path}/invitation`, { accepted: 'true' });
    expect(sentTo(`${path}/actions/answer-invitation`)[0]?.body).toEqual({ accepted: true });
  });

  it('invites, and names an unknown account at the field', async () => {
    const path = pathOf(topicPaths.open);
    const errors = [{ field: 'account', rule: 'known', message: '没有这个账号。' }];
    portal.gateway.answerNext(`${path}/actions/invite`, { status: 400, body: { detail: '内容有误。', errors } });
    portal.gateway.answerNext(path, { status: 200, body: inviting() });
    const { html } = await person.send(`${path}/invite`, { account: 'nobody', expectedVersion: '4' });
    expect(html).toContain('<p id="account-error" class="error">没有这个账号。</p>');
    expect(html).toContain('value="nobody"');
  });

  it('shows what the office asks to change, and sends the change', async () => {
    const path = pathOf(topicPaths.givenBack);
    expect((await person.open(path)).html).toContain('请写明是哪个小区');
    const { title, situation, analysis, proposal } = topic;
    const fields = { title, situation, analysis, proposal, expectedVersion: '4', idempotencyKey: 'a-key-of-edit' };
    const { headers } = await person.send(`${path}/edit`, fields);
    expect(headers.get('location')).toBe(`${path}?done=revised`);
    expect(sentTo(`${path}/actions/revise`)[0]?.body).toEqual({ title, situation, proposal, expectedVersion: 4 });
  });

  it('leads away from a form that is not the visitor’s to fill', async () => {
    const path = pathOf(topicPaths.open);
    expect((await person.open(`${path}/edit`)).headers.get('location')).toBe(path);
    expect((await person.open(`${path}/receipt`)).headers.get('location')).toBe(path);
  });

  it('takes a topic back with a reason', async () => {
    const path = pathOf(topicPaths.givenBack);
    await person.send(`${path}/withdraw`, { code: 'solved', expectedVersion: '4' });
    expect(sentTo(`${path}/actions/withdraw`)[0]?.body).toEqual({ code: 'solved', expectedVersion: 4 });
  });

  it.each([
    [topicPaths.refused, ['不予公开：属于民事纠纷', '人民调解委员会']],
    [topicPaths.notSelected, ['未列入协商的理由', '先看效果']],
    [topicPaths.selected, ['这件议题已列入协商', '/consultations/0193c000-0000-7000-8000-000000000003']],
  ])('says what became of a topic: %s', async (id, texts) => {
    const { html } = await person.open(pathOf(id));
    for (const text of texts) expect(html).toContain(text);
  });

  it('puts invitations and topics to change on top of the person’s own page', async () => {
    const { html } = await person.open('/me');
    const [tasks, own] = [html.indexOf('需要我做的'), html.indexOf('我的议题')];
    for (const text of ['邀请您联名，请答复', '修改议题']) {
      expect(html.indexOf(text)).toBeGreaterThan(tasks);
      expect(html.indexOf(text)).toBeLessThan(own);
    }
  });

  it('refuses a form that comes from another site', async () => {
    const path = pathOf(topicPaths.open);
    const { status } = await person.send(`${path}/support`, { supported: 'true' }, { 'sec-fetch-site': 'cross-site' });
    expect(status).toBe(403);
    expect(sentTo(`${path}/supports`)).toHaveLength(0);
  });
});

function inviting(): object {
  return { ...topicOf(String(topicPaths.open), true), mine: true, actions: ['invite'] };
}
