import {
  approveArticle,
  draftArticleFromOutcome,
  getArticle,
  listNewsroom,
  returnArticle,
  submitArticle,
  type Announcement,
  type ArticleView,
} from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { waitUntil } from '@qsl/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { people, pictures, startNews, type NewsHarness } from './news.harness.js';

const { writer, editor, leader } = people;

describe('publication', () => {
  let news: NewsHarness;

  beforeAll(async () => {
    news = await startNews();
    await news.addReplica();
  });

  afterAll(() => news.close());

  const at = ({ id, version }: ArticleView) => ({ id, expectedVersion: version });
  const approve = async (publishAt: string): Promise<ArticleView> =>
    news.bus.call(approveArticle, { ...at(await news.submit({ scope: { kind: 'all' } })), publishAt }, leader);
  const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const announced = async (id: string): Promise<Announcement[]> => {
    const rows = await news.orm.em
      .fork()
      .execute<{ body: Announcement }[]>(`select body from outbox_message where lane = 'event' order by id`);
    return rows.map(({ body }) => body).filter(({ deskPath }) => deskPath === `/desk/news/${id}`);
  };

  it('waits for its time and happens once, whatever the number of replicas', async () => {
    const submitted = await Promise.all([1, 2, 3, 4].map(() => news.submit({ scope: { kind: 'all' } })));
    const publishAt = soon(2_000);
    const scheduled = await Promise.all(
      submitted.map((one) => news.bus.call(approveArticle, { ...at(one), publishAt }, leader)),
    );
    expect(scheduled[0]).toMatchObject({ state: 'scheduled', publicClass: 'waiting', publishedAt: null });
    const ids = scheduled.map(({ id }) => id);
    await waitUntil(async () => {
      const found = await Promise.all(ids.map((id) => news.bus.call(getArticle, { id }, editor)));
      return found.every(({ state, scheduledFor }) => state === 'published' && scheduledFor === null);
    });
    await waitUntil(() => news.sent.filter(({ rootCaseId }) => ids.includes(rootCaseId)).length >= 4);
    const sent = news.sent.filter(({ rootCaseId }) => ids.includes(rootCaseId));
    expect(sent.map(({ rootCaseId }) => rootCaseId).sort()).toEqual([...ids].sort());
    const rows = await news.orm.em.fork().execute(`select 1 from article where revision > 1`);
    expect(rows).toEqual([]);
  });

  it('can be stopped by a second person while it waits', async () => {
    const scheduled = await approve(soon(3_600_000));
    expect(scheduled.actions).toEqual(['return']);
    const returned = await news.bus.call(returnArticle, { ...at(scheduled), reason: '会议改期。' }, leader);
    expect(returned).toMatchObject({ state: 'draft', scheduledFor: null });
  });

  it.each(['2020-01-01T08:00:00+08:00', '2126-01-01T08:00:00+08:00', '2026-12-31T08:00:00'])(
    'has no time in the past, far away or without its offset: %s',
    async (publishAt) => {
      const errors = [{ field: 'publishAt' }];
      await expect(approve(publishAt)).rejects.toMatchObject({ kind: 'invalid', details: { errors } });
    },
  );

  it('tells the offices in scope once, and nobody where the scope is the own one', async () => {
    const own = await news.publish();
    const all = await news.publish({ scope: { kind: 'all' }, cover: { base64: pictures.png, alt: '示意图' } });
    await waitUntil(() => news.sent.some(({ rootCaseId }) => rootCaseId === all.id));
    expect(news.sent.filter(({ rootCaseId }) => rootCaseId === own.id)).toEqual([]);
    expect(news.sent.filter(({ rootCaseId }) => rootCaseId === all.id)).toMatchObject([
      {
        type: 'qsl.article.published.v1',
        matterKind: 'article',
        route: 'c610300.x610303',
        data: { revision: 1, title: all.title, body: all.body, cover: { base64: pictures.png, alt: '示意图' } },
      },
    ]);
    expect(JSON.stringify(news.sent)).not.toContain(writer.actor.personId);
  });

  it('is refused at submission where text and picture are more than one event holds', async () => {
    const base64 = Buffer.concat([Buffer.from(pictures.png, 'base64'), randomBytes(120_000)]).toString('base64');
    const large = { body: `<p>${'字'.repeat(40_000)}</p>`, cover: { base64, alt: '示意图' } };
    await expect(news.submit({ ...large, scope: { kind: 'children' } })).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field: 'cover', rule: 'syndicationSize' }] },
    });
    await expect(news.submit(large)).resolves.toMatchObject({ state: 'review' });
  });

  it('tells reviewers, writers and whoever watches what the article is about', async () => {
    const link = { kind: 'consultation', id: randomUUID(), title: '加装电梯维护费用' } as const;
    const draft = await news.write({ links: [link] });
    const submitted = await news.bus.call(submitArticle, at(draft), writer);
    const returned = await news.bus.call(returnArticle, { ...at(submitted), reason: '请核对。' }, leader);
    const again = await news.bus.call(submitArticle, at(returned), writer);
    await news.bus.call(approveArticle, at(again), leader);
    const portalPath = `/news/${draft.id}`;
    const persons = [writer.actor.personId];
    const reviewers = ['editor', 'leader', 'admin'];
    expect(await announced(draft.id)).toMatchObject([
      { type: 'news.article.submitted', to: { roles: reviewers }, by: persons[0], portalPath: null },
      { type: 'news.article.returned', to: { persons }, by: leader.actor.personId },
      { type: 'news.article.submitted', to: { roles: reviewers } },
      { type: 'news.article.published', to: { persons }, matter: { kind: 'article', id: draft.id }, portalPath },
      {
        type: 'news.article.published',
        to: { watchers: true },
        matter: { kind: 'consultation', id: link.id },
        portalPath,
      },
    ]);
  });

  it('begins with a draft when a matter has come to an outcome, one for each', async () => {
    const matter = { kind: 'suggestion', id: randomUUID() } as const;
    const outcome = { ...matter, title: '直饮水机滤芯更换应当公示', text: '办法已经出台。\n<b>明年</b>起施行。' };
    await Promise.all([1, 2, 3].map(() => news.bus.call(draftArticleFromOutcome, outcome, systemCall())));
    await news.bus.call(draftArticleFromOutcome, { ...outcome, text: '又说一遍。' }, systemCall());
    const { items } = await news.bus.call(listNewsroom, { state: 'draft' }, editor);
    const drafts = items.filter(({ title }) => title === outcome.title);
    expect(drafts).toHaveLength(1);
    const [{ id } = { id: '' }] = drafts;
    expect(await news.bus.call(getArticle, { id }, editor)).toMatchObject({
      category: 'outcome',
      scope: { kind: 'own' },
      body: '<p>办法已经出台。</p><p>&lt;b&gt;明年&lt;/b&gt;起施行。</p>',
      links: [{ ...matter, title: outcome.title }],
    });
    expect(await announced(id)).toMatchObject([{ type: 'news.article.drafted', to: { roles: ['editor'] } }]);
  });
});
