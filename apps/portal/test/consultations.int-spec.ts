import { startPortal, type PortalHarness } from './portal-harness.js';
import { consultationOf, rooms, statements, threads } from './sample-consultations.js';
import { Visitor } from './visitor.js';

const [first] = statements;
const votePath = `${rooms.open}/statements/${first?.id}/vote`;

describe('consultations without scripts', () => {
  let portal: PortalHarness;
  let person: Visitor;
  let visitor: Visitor;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    person = Visitor.signedIn(portal.url);
    visitor = new Visitor(portal.url);
    portal.gateway.received.length = 0;
  });

  const sent = (method: string, path: string) =>
    portal.gateway.received.filter((one) => one.method === method && one.path === path);

  it('lists what is under way, what is about to begin and what is over', async () => {
    const { html } = await visitor.open('/consultations');
    const places = [
      '<h2>进行中</h2>',
      '老旧小区加装电梯',
      '<h2>即将开始</h2>',
      '冬季供暖温度',
      '<h2>已结束</h2>',
      '社区食堂怎样办得起',
    ].map((text) => html.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('opens a room with its question, phase, papers and what can be done', async () => {
    const { html } = await visitor.open(rooms.open);
    for (const text of [
      '讨论表态',
      '市政协人口资源环境委员会',
      '<summary>周边城市的三种做法</summary>',
      '对 24 条看法表态',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('shows a visitor no vote buttons and no totals', async () => {
    const { html } = await visitor.open(`${rooms.open}/statements`);
    expect(html).toContain('登录后表态');
    expect(html).not.toContain('name="vote"');
    expect(html).not.toContain('vote-bar');
    expect(sent('GET', `${rooms.open}/statements/next`)).toHaveLength(0);
  });

  it('shows one statement with three equal buttons, and how far the person has come', async () => {
    const { html } = await person.open(`${rooms.open}/statements`);
    expect(html).toContain('财政补贴应当拿出一部分专门用于补偿低层住户。</blockquote>');
    expect(html).toContain('已表态 12 / 24 条');
    for (const vote of ['agree', 'disagree', 'pass']) expect(html).toContain(`name="vote" value="${vote}"`);
  });

  it('casts a vote and comes back to what others think', async () => {
    const { headers } = await person.send(votePath, { vote: 'agree' });
    expect(headers.get('location')).toBe(`${rooms.open}/statements?voted=${first?.id}#vote`);
    expect(sent('PUT', votePath)[0]?.body).toEqual({ vote: 'agree' });
    const { html } = await person.open(`${rooms.open}/statements?voted=${first?.id}`);
    expect(html).toContain('您刚才选了「同意」');
    expect(html).toContain('同意 <b>201</b> 人（78%）');
    expect(html).toMatch(/value="agree" aria-pressed="true"/);
  });

  it('says on the page why a vote was refused', async () => {
    portal.gateway.answerNext(votePath, { status: 409, body: { detail: '讨论已经结束，不再接受表态。' } });
    const { status, html } = await person.send(votePath, { vote: 'agree' });
    expect(status).toBe(422);
    expect(html).toContain('讨论已经结束，不再接受表态。');
  });

  it('takes a new statement and keeps what was refused', async () => {
    const path = `${rooms.open}/statements`;
    const text = '补偿款应当在开工前到位。';
    const { headers } = await person.send(path, { text, idempotencyKey: 'a-key-of-this' });
    expect(headers.get('location')).toBe(`${path}?done=stated`);
    expect(sent('POST', path)[0]).toMatchObject({ body: { text }, headers: { 'idempotency-key': 'a-key-of-this' } });

    const errors = [{ field: 'text', rule: 'minLength', message: '至少写 6 个字。' }];
    portal.gateway.answerNext(path, { status: 400, body: { detail: '内容有误。', errors } });
    const refused = await person.send(path, { text: '不行' });
    expect(refused.html).toContain('<p id="text-error" class="error">至少写 6 个字。</p>');
    expect(refused.html).toContain('不行</textarea>');
  });

  it('pins the official answer below its question, and tells why a comment is not shown', async () => {
    const { html } = await visitor.open(`${rooms.open}/comments`);
    expect(html.indexOf('正式回应')).toBeLessThan(html.indexOf('我们街道调解过'));
    expect(html).toContain('这条发言未予公开：有侮辱、攻击性语言。');
    expect(html).not.toContain('>回复<');
  });

  it('passes the filters of comments on', async () => {
    await visitor.open(`${rooms.open}/comments?type=official_answer&order=unanswered`);
    const [asked] = sent('GET', `${rooms.open}/comments`);
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({ order: 'unanswered' });
  });

  it('opens the rest of a thread in its place', async () => {
    const root = threads[0]?.root.id;
    expect((await visitor.open(`${rooms.open}/comments`)).html).toContain('看全部 4 条回复');
    const { html } = await visitor.open(`${rooms.open}/comments?thread=${root}`);
    expect(html).toContain('司法所的人很耐心。');
    expect(html).not.toContain('看全部 4 条回复');
  });

  it('puts the form for a reply at the comment, and keeps the place', async () => {
    const root = threads[0]?.root.id;
    const { html } = await person.open(`${rooms.open}/comments?type=question&reply=${root}`);
    expect(html).toContain(`name="parentId" value="${root}"`);
    expect(html).toContain(`comments?type=question&amp;reply=`);
  });

  it.each([
    ['question', 'posted', '发言已公开。'],
    ['for', 'waiting', '发言已提交，审核后公开。'],
  ])('takes a comment and says whether it waits: %s', async (type, done, text) => {
    const path = `${rooms.open}/comments`;
    const { headers } = await person.send(path, { type, text: '补偿由谁监督？', parentId: '' });
    expect(headers.get('location')).toBe(`${path}?done=${done}`);
    expect(sent('POST', path)[0]?.body).toEqual({ type, text: '补偿由谁监督？' });
    expect((await person.open(`${path}?done=${done}`)).html).toContain(text);
  });

  it('registers for the meeting and cancels', async () => {
    const path = `${rooms.own}/meeting`;
    expect((await person.open(path)).html).toContain('我要报名');
    const { headers } = await person.send(path, { coming: 'true' });
    expect(headers.get('location')).toBe(`${path}?done=registered`);
    await person.send(path, { coming: 'false' });
    expect(sent('POST', `${path}/actions/register`)).toHaveLength(1);
    expect(sent('POST', `${path}/actions/unregister`)).toHaveLength(1);
  });

  it('keeps a place in the waiting list in sight', async () => {
    const id = rooms.own.split('/').at(-1) ?? '';
    const view = consultationOf(id, true);
    const meeting = { ...view?.meeting, registration: 'waiting' };
    portal.gateway.answerNext(rooms.own, { status: 200, body: { ...view, meeting } });
    const { html } = await person.open(`${rooms.own}/meeting`);
    expect(html).toContain('您在候补名单中');
    expect(html).toContain('取消报名');
  });

  it('is told whose meeting it is where another office holds it', async () => {
    const { html } = await person.open(`${rooms.open}/meeting`);
    expect(html).toContain('会议由宝鸡市政协组织');
    expect(html).not.toContain('我要报名');
  });

  it('publishes minutes, decision and who promised what until when', async () => {
    expect((await visitor.open(`${rooms.tracking}/meeting`)).html).toContain('按实际助餐人次发放补贴');
    const { html } = await visitor.open(`${rooms.tracking}/outcome`);
    for (const text of ['协商意见：部分采纳', '东风路街道办事处', '2027年1月31日']) expect(html).toContain(text);
  });

  it('says where an outcome will stand', async () => {
    expect((await visitor.open(`${rooms.drafting}/outcome`)).html).toContain('正在整理意见');
  });
});
