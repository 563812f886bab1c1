import {
  applyEvent,
  approveArticle,
  correctArticle,
  findHits,
  getArticleCover,
  listArticles,
  listNewsroom,
  recordUpload,
  retractArticle,
  setArticleHidden,
  submitArticle,
  writeArticle,
  type Announcement,
  type ArticleView,
  type ReceivedEvent,
  type WriteArticle,
} from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { randomUUID } from 'node:crypto';
import { articleText, people, pictures } from './news.harness.js';
import { startTiers, type NewsOffice, type Tiers } from './tiers.harness.js';

const { writer, leader, editor, citizen } = people;
const cover = { base64: pictures.png, alt: '示意图' };
const missing = { kind: 'notFound', reason: 'article.not_found' };

describe('an article for the offices below', () => {
  let tiers: Tiers;

  beforeAll(async () => {
    tiers = await startTiers();
  });

  afterAll(() => tiers.close());

  const at = ({ id, version }: ArticleView) => ({ id, expectedVersion: version });

  async function publish({ bus }: NewsOffice, overrides: Partial<WriteArticle> = {}): Promise<ArticleView> {
    const text = articleText({ scope: { kind: 'all' }, ...overrides });
    const draft = await bus.call(writeArticle, text, writer);
    const submitted = await bus.call(submitArticle, at(draft), writer);
    const published = await bus.call(approveArticle, at(submitted), leader);
    await tiers.settle();
    return published;
  }

  async function correct({ bus }: NewsOffice, article: ArticleView, note: string): Promise<ArticleView> {
    const body = `<p>${note}此处为更正后的正文内容。</p>`;
    const corrected = await bus.call(correctArticle, { ...at(article), note, body }, writer);
    await tiers.settle();
    return corrected;
  }

  const listed = async ({ bus }: NewsOffice): Promise<string[]> =>
    (await bus.call(listArticles, { limit: 100 }, citizen)).items.map(({ id }) => id);
  const eventsOf = (id: string): ReceivedEvent[] => tiers.links.events.filter(({ rootCaseId }) => rootCaseId === id);

  it('appears at all of them with its source and its picture', async () => {
    const { province, city, county, sibling } = tiers;
    const link = { kind: 'consultation', id: randomUUID(), title: '加装电梯维护费用' } as const;
    const local = { kind: 'suggestion', id: randomUUID(), title: '直饮水机滤芯' } as const;
    const { id, title, body, publishedAt } = await publish(province, { cover, links: [link, local] });
    for (const office of [city, county, sibling]) {
      expect(await office.read(id)).toMatchObject({
        state: 'published',
        title,
        body,
        publishedAt,
        isOwn: false,
        source: { iid: 'p610000', name: '陕西省政协' },
        links: [link],
        scope: { kind: 'own' },
      });
      expect(await listed(office)).toContain(id);
      const picture = await office.bus.call(getArticleCover, { id }, citizen);
      expect(picture).toMatchObject({ base64: cover.base64, contentType: 'image/png' });
    }
    const { rows } = await county.sql.query<{ body: Announcement }>(
      `select body from outbox_message where lane = 'event' and body->'matter'->>'id' = $1`,
      [link.id],
    );
    expect(rows).toMatchObject([{ body: { type: 'news.article.published', to: { watchers: true } } }]);
  });

  it('brings its attachments, each once, and says below that they are on their way', async () => {
    const { province, county } = tiers;
    const file = { id: 'ab'.repeat(32), name: '全文\u202E.pdf', type: 'application/pdf', size: 10 };
    for (const sha256 of [file.id, 'cd'.repeat(32)])
      await province.bus.call(recordUpload, { id: sha256 }, people.writer);
    const { id } = await publish(province, { attachments: [file, file, { ...file, id: 'cd'.repeat(32), type: 'x' }] });
    expect(eventsOf(id)[0]?.blobs).toEqual([
      { sha256: file.id, name: '全文.pdf', type: 'application/pdf', size: 10 },
      { sha256: 'cd'.repeat(32), name: '全文.pdf', type: 'application/octet-stream', size: 10 },
    ]);
    expect((await county.read(id)).attachments.map(({ state }) => state)).toEqual(Array(3).fill('underway'));
    expect((await province.read(id)).attachments.map(({ state }) => state)).toEqual(Array(3).fill(undefined));
    const { id: bare } = await publish(province);
    expect(eventsOf(bare).map(({ blobs }) => blobs)).toEqual([undefined]);
  });

  it('goes only where its scope says, and past those on the way', async () => {
    const { province, city, county, sibling } = tiers;
    const children = await publish(province, { scope: { kind: 'children' } });
    const selected = await publish(province, { scope: { kind: 'selected', offices: ['x610303'] } });
    const own = await publish(province, { scope: { kind: 'own' } });
    expect(eventsOf(children.id).map(({ route }) => route)).toEqual(['p610000.c610300']);
    expect(eventsOf(selected.id).map(({ route }) => route)).toEqual(['p610000.c610300.x610303']);
    expect(eventsOf(own.id)).toEqual([]);
    const seen = async (office: NewsOffice): Promise<boolean[]> => {
      const ids = await listed(office);
      return [children, selected, own].map(({ id }) => ids.includes(id));
    };
    expect(await seen(city)).toEqual([true, false, false]);
    expect(await seen(county)).toEqual([false, true, false]);
    expect(await seen(sibling)).toEqual([false, false, false]);
    await expect(city.read(selected.id)).rejects.toMatchObject(missing);
    await correct(province, selected, '更正选定范围的文章。');
    expect(await county.read(selected.id)).toMatchObject({ state: 'corrected' });
    await expect(city.read(selected.id)).rejects.toMatchObject(missing);
  });

  it('is corrected everywhere in order, and waits for what comes before', async () => {
    const { city, county } = tiers;
    const published = await publish(city);
    const first = await correct(city, published, '第一次更正。');
    const second = await correct(city, first, '第二次更正。');
    const shown = await county.read(published.id);
    expect(shown).toMatchObject({ state: 'corrected', body: second.body, corrections: second.corrections });
    expect(shown.corrections.map(({ note }) => note)).toEqual(['第一次更正。', '第二次更正。']);

    const events = eventsOf(published.id);
    await county.sql.query('delete from article where id = $1', [published.id]);
    await county.sql.query('delete from inbox_message');
    const offer = async (index: number): Promise<string> =>
      (await county.bus.call(applyEvent('news'), events[index] as ReceivedEvent, systemCall())).result;
    expect([await offer(2), await offer(1)]).toEqual(['waiting', 'waiting']);
    expect([await offer(0), await offer(0), await offer(1), await offer(2), await offer(1)]).toEqual(
      Array(5).fill('applied'),
    );
    expect((await county.read(published.id)).corrections).toEqual(shown.corrections);
  });

  it('may be hidden by an office below, through corrections, and is never altered by it', async () => {
    const { province, county, city } = tiers;
    const published = await publish(province);
    const here = await county.read(published.id);
    const refused = [
      county.bus.call(correctArticle, { ...at(here), note: '本地更正。', body: articleText().body }, editor),
      county.bus.call(retractArticle, { ...at(here), reason: '本地撤回。' }, editor),
    ];
    for (const one of refused) await expect(one).rejects.toMatchObject({ kind: 'conflict', reason: 'article.own' });
    await expect(county.bus.call(setArticleHidden, { ...at(here), hidden: true }, citizen)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const hidden = await county.bus.call(setArticleHidden, { ...at(here), hidden: true }, editor);
    expect(hidden).toMatchObject({ isHidden: true, publicClass: 'hidden', actions: ['show'] });
    await correct(province, published, '隐藏以后的更正。');
    await expect(county.read(published.id)).rejects.toMatchObject(missing);
    expect(await listed(county)).not.toContain(published.id);
    const { items } = await county.bus.call(findHits('news'), { q: '隐藏以后的更正', limit: 10 }, citizen);
    expect(items).toEqual([]);
    expect(await listed(city)).toContain(published.id);
    const newsroom = await county.bus.call(listNewsroom, { limit: 100 }, editor);
    const row = newsroom.items.find(({ id }) => id === published.id);
    expect(row).toMatchObject({ isHidden: true, state: 'corrected' });
    const { version } = await county.bus.call(
      setArticleHidden,
      { ...at(hidden), expectedVersion: hidden.version + 1, hidden: false },
      editor,
    );
    expect(version).toBeGreaterThan(hidden.version);
    expect(await county.read(published.id)).toMatchObject({ corrections: [{ note: '隐藏以后的更正。' }] });
  });

  it('is retracted everywhere, hidden or not', async () => {
    const { province, city, county, sibling } = tiers;
    const published = await publish(province, { cover });
    const here = await county.read(published.id);
    await county.bus.call(setArticleHidden, { ...at(here), hidden: true }, editor);
    await province.bus.call(retractArticle, { ...at(published), reason: '会议时间调整。' }, writer);
    await tiers.settle();
    for (const office of [city, sibling]) {
      expect(await office.read(published.id)).toMatchObject({
        state: 'retracted',
        title: published.title,
        body: '',
        summary: '',
        hasCover: false,
        retraction: { reason: '会议时间调整。' },
      });
      expect(await listed(office)).not.toContain(published.id);
    }
    const { rows } = await county.sql.query<{ state: string; body: string; covers: string }>(
      'select state, body, (select count(*) from article_cover where article_id = id) as covers from article where id = $1',
      [published.id],
    );
    expect(rows).toEqual([{ state: 'retracted', body: '', covers: '0' }]);
  });

  it('is its source’s alone: what anybody else tells of it has no effect', async () => {
    const { province, city, county } = tiers;
    const published = await publish(province);
    const [event] = eventsOf(published.id);
    if (!event) throw new Error('The publication was told');
    const { scope } = event.data;
    const retraction = { revision: 2, scope, at: event.time, reason: '冒名撤回。' };
    const forged = (overrides: Partial<ReceivedEvent>): ReceivedEvent => ({
      ...event,
      id: randomUUID(),
      type: 'qsl.article.retracted.v1',
      data: retraction,
      iseq: 1,
      ...overrides,
    });
    const attempts: [NewsOffice, ReceivedEvent][] = [
      [county, forged({ author: 'c610300' })],
      [county, forged({ author: 'c610300', route: 'c610300.x610303' })],
      [city, forged({ author: 'x610303', route: 'x610303.c610300' })],
      [city, { ...event, id: randomUUID(), rootCaseId: randomUUID(), author: 'x610303', route: 'x610303.c610300' }],
      [county, { ...event, id: randomUUID(), rootCaseId: randomUUID(), author: 'x610302', route: 'x610302.x610303' }],
    ];
    for (const [office, attempt] of attempts) {
      const { result } = await office.bus.call(applyEvent('news'), attempt, systemCall());
      expect(result).toBe('void');
      await expect(office.read(published.id)).resolves.toMatchObject({ state: 'published' });
      if (attempt.rootCaseId !== published.id)
        await expect(office.read(attempt.rootCaseId)).rejects.toMatchObject(missing);
    }
  });

  it('is taken in as offices agreed, and sanitised once more', async () => {
    const { province, county } = tiers;
    const [event] = eventsOf((await publish(province)).id);
    if (!event) throw new Error('The publication was told');
    const rootCaseId = randomUUID();
    const offer = (data: object, type = event.type) =>
      county.bus.call(
        applyEvent('news'),
        { ...event, id: randomUUID(), rootCaseId, type, data: { ...event.data, ...data } },
        systemCall(),
      );
    for (const broken of [
      { title: '长'.repeat(101) },
      { category: 'gossip' },
      { cover: { base64: pictures.gif, alt: '动图' } },
      { revision: 0 },
    ]) {
      await expect(offer(broken)).rejects.toMatchObject({ kind: 'invalid' });
    }
    await expect(offer({}, 'qsl.article.praised.v1')).rejects.toMatchObject({ kind: 'invalid' });
    await offer({ body: '<p onclick="alert(1)">正文</p><script>alert(1)</script><img src=x onerror=alert(1)>' });
    expect((await county.read(rootCaseId)).body).toBe('<p>正文</p>');
  });

  it('comes back whole after its own office was restored from a backup', async () => {
    const { city, county } = tiers;
    const link = { kind: 'suggestion', id: randomUUID(), title: '直饮水机滤芯' } as const;
    const published = await publish(city, { cover, links: [link] });
    const corrected = await correct(city, published, '更正一处数据。');
    const known = await city.read(published.id);
    const replay = async (): Promise<void> => {
      await city.sql.query('delete from inbox_message');
      for (const event of eventsOf(published.id)) await city.bus.call(applyEvent('news'), event, systemCall());
    };
    const expected = { ...known, version: expect.any(Number) as number, updatedAt: expect.any(String) as string };

    await replay();
    expect(await city.read(published.id)).toEqual(known);

    await city.sql.query(
      `update article set state = 'review', revision = 0, corrections = '[]', published_at = null where id = $1`,
      [published.id],
    );
    await replay();
    expect(await city.read(published.id)).toEqual(expected);

    await city.sql.query('delete from article where id = $1', [published.id]);
    await city.sql.query('delete from article_cover where article_id = $1', [published.id]);
    await replay();
    expect(await city.read(published.id)).toEqual(expected);
    expect(await city.bus.call(getArticleCover, { id: published.id }, citizen)).toMatchObject({ base64: cover.base64 });

    await city.bus.call(retractArticle, { ...at(await city.read(published.id)), reason: '恢复以后撤回。' }, writer);
    await tiers.settle();
    expect(await county.read(corrected.id)).toMatchObject({ state: 'retracted' });
  });
});
