import {
  approveArticle,
  correctArticle,
  getArticle,
  getArticleCover,
  listNewsroom,
  recordUpload,
  retractArticle,
  returnArticle,
  reviseArticle,
  setArticleHidden,
  submitArticle,
  writeArticle,
  type ArticleView,
  type WriteArticle,
} from '@qsl/contracts';
import { articleText, people, pictures, startNews, type NewsHarness } from './news.harness.js';

const { writer, editor, leader, staff, citizen } = people;
const cover = { base64: pictures.png, alt: '机身上的公示牌', credit: '市政协供图' };

describe('an article', () => {
  let news: NewsHarness;

  beforeAll(async () => {
    news = await startNews();
  });

  afterAll(() => news.close());

  const get = (id: string, by = citizen): Promise<ArticleView> => news.bus.call(getArticle, { id }, by);
  const at = ({ id, version }: ArticleView) => ({ id, expectedVersion: version });

  it('is written by editors only', async () => {
    for (const nobody of [citizen, staff, leader]) {
      await expect(news.bus.call(writeArticle, articleText(), nobody)).rejects.toMatchObject({
        kind: 'forbidden',
        reason: 'article.wrong_role',
      });
    }
    const draft = await news.write();
    expect(draft).toMatchObject({ state: 'draft', publicClass: 'pending', isOwn: true, actions: ['revise', 'submit'] });
    expect(draft.source).toMatchObject({ iid: 'c610300', name: '宝鸡市政协' });
  });

  it('loses what could do harm when it is written, revised and corrected', async () => {
    const body = '<p onclick="alert(1)">机身上贴着滤芯更换日期。<script>alert(1)</script></p>';
    const clean = '<p>机身上贴着滤芯更换日期。</p>';
    const draft = await news.write({ body });
    expect(draft.body).toBe(clean);
    const revised = await news.bus.call(reviseArticle, { ...articleText({ body }), ...at(draft) }, editor);
    expect(revised.body).toBe(clean);
    const published = await news.publish();
    const note = '更正滤芯更换日期。';
    expect((await news.bus.call(correctArticle, { ...at(published), note, body }, writer)).body).toBe(clean);
  });

  it.each<[string, Partial<WriteArticle>, string]>([
    ['a title of spaces', { title: '标 题   ' }, 'title'],
    ['a body of markup alone', { body: '<p><strong> </strong></p><p></p>' }, 'body'],
    ['a category that does not exist', { category: 'gossip' as never }, 'category'],
    ['an office that is not below this one', { scope: { kind: 'selected', offices: ['p610000'] } }, 'scope.offices'],
    [
      'a picture that is none',
      { cover: { ...cover, base64: Buffer.from('<svg/>').toString('base64') } },
      'cover.base64',
    ],
    ['a picture of another kind', { cover: { ...cover, base64: pictures.gif } }, 'cover.base64'],
    ['a picture that is too large', { cover: { ...cover, base64: padded(123_000) } }, 'cover.base64'],
  ])('is refused with %s', async (_what, overrides, field) => {
    await expect(news.write(overrides)).rejects.toMatchObject({ kind: 'invalid', details: { errors: [{ field }] } });
  });

  it('is nobody’s to read but the newsroom’s until it is published', async () => {
    const { id } = await news.submit();
    for (const by of [citizen, staff]) {
      await expect(get(id, by)).rejects.toMatchObject({ kind: 'notFound', reason: 'article.not_found' });
      await expect(news.bus.call(listNewsroom, {}, by)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(news.bus.call(approveArticle, await news.now(id), by)).rejects.toMatchObject({ kind: 'notFound' });
    }
    const { items } = await news.bus.call(listNewsroom, { state: 'review' }, leader);
    expect(items.map((item) => item.id)).toContain(id);
  });

  it('is approved by somebody who neither wrote nor submitted it', async () => {
    const draft = await news.write();
    const revised = await news.bus.call(reviseArticle, { ...articleText(), ...at(draft) }, editor);
    const submitted = await news.bus.call(submitArticle, at(revised), writer);
    expect(submitted.actions).toEqual([]);
    for (const involved of [writer, editor]) {
      for (const refused of [
        news.bus.call(approveArticle, at(submitted), involved),
        news.bus.call(returnArticle, { ...at(submitted), reason: '请核对数据。' }, involved),
      ]) {
        await expect(refused).rejects.toMatchObject({ kind: 'conflict', reason: 'article.another_person' });
      }
    }
    expect((await get(draft.id, leader)).actions).toEqual(['return', 'approve']);
    const returned = await news.bus.call(returnArticle, { ...at(submitted), reason: '请核对数据。' }, leader);
    expect(returned).toMatchObject({ state: 'draft', returned: '请核对数据。' });
    const again = await news.bus.call(submitArticle, at(returned), writer);
    const published = await news.bus.call(approveArticle, at(again), leader);
    expect(published).toMatchObject({ state: 'published', returned: null, publicClass: 'done' });
    expect(await get(draft.id)).toMatchObject({ state: 'published', actions: [], scheduledFor: null });
  });

  it('keeps its picture through revisions until it is replaced or taken off', async () => {
    const draft = await news.write({ cover });
    expect(draft).toMatchObject({ hasCover: true, coverAlt: '机身上的公示牌', coverCredit: '市政协供图' });
    const revised = await news.bus.call(reviseArticle, { ...articleText(), ...at(draft) }, writer);
    expect(revised.hasCover).toBe(true);
    const shown = await news.bus.call(getArticleCover, { id: draft.id }, writer);
    expect(shown).toEqual({ fileName: `${draft.id}.png`, contentType: 'image/png', base64: pictures.png });
    await expect(news.bus.call(getArticleCover, { id: draft.id }, citizen)).rejects.toMatchObject({ kind: 'notFound' });
    const other = { base64: pictures.png, alt: '另一张' };
    const replaced = await news.bus.call(reviseArticle, { ...articleText({ cover: other }), ...at(revised) }, writer);
    expect(replaced).toMatchObject({ coverAlt: '另一张', coverCredit: null });
    const bare = await news.bus.call(reviseArticle, { ...articleText(), ...at(replaced), removeCover: true }, writer);
    expect(bare.hasCover).toBe(false);
    await expect(news.bus.call(getArticleCover, { id: draft.id }, writer)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is corrected in public, once for every error', async () => {
    const published = await news.publish();
    const first = { note: '“五百余部”应为“四百三十二部”。', body: '<p>全市已有四百三十二部加装电梯。</p>' };
    const once = await news.bus.call(correctArticle, { ...at(published), ...first }, writer);
    const second = { note: '标题有误。', title: '更正后的标题', body: first.body };
    await news.bus.call(correctArticle, { ...at(once), ...second }, editor);
    expect(await get(published.id)).toMatchObject({
      state: 'corrected',
      title: '更正后的标题',
      summary: published.summary,
      body: first.body,
      publishedAt: published.publishedAt,
      corrections: [{ note: first.note }, { note: second.note }],
    });
  });

  it('leaves its title, its address and the reason when it is retracted', async () => {
    const attachments = [{ id: 'a'.repeat(64), name: '附件.pdf', type: 'application/pdf', size: 10 }];
    await news.bus.call(recordUpload, { id: 'a'.repeat(64) }, writer);
    const published = await news.publish({ cover, attachments });
    const corrected = await news.bus.call(
      correctArticle,
      { ...at(published), note: '更正数据。', body: articleText().body },
      writer,
    );
    await news.bus.call(retractArticle, { ...at(corrected), reason: '会议时间调整。' }, writer);
    for (const by of [citizen, editor]) {
      expect(await get(published.id, by)).toMatchObject({
        state: 'retracted',
        publicClass: 'withdrawn',
        title: published.title,
        publishedAt: published.publishedAt,
        retraction: { reason: '会议时间调整。' },
        summary: '',
        body: '',
        hasCover: false,
        coverAlt: null,
        coverCredit: null,
        attachments: [],
        corrections: [],
        actions: [],
      });
      await expect(news.bus.call(getArticleCover, { id: published.id }, by)).rejects.toMatchObject({
        kind: 'notFound',
      });
    }
    const rows = await news.orm.em
      .fork()
      .execute(
        `select 1 from article where id = ? and search_text like '%滤芯%' union all select 1 from article_cover where article_id = ?`,
        [published.id, published.id],
      );
    expect(rows).toEqual([]);
  });

  it('changes by no two people at once, and only as its state allows', async () => {
    const published = await news.publish();
    const stale = { id: published.id, expectedVersion: published.version - 1 };
    await expect(news.bus.call(retractArticle, { ...stale, reason: '原因。。' }, writer)).rejects.toMatchObject({
      kind: 'conflict',
      details: { currentVersion: published.version },
    });
    await expect(news.bus.call(submitArticle, at(published), writer)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'article.wrong_state',
    });
    await expect(news.bus.call(setArticleHidden, { ...at(published), hidden: true }, writer)).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'article.from_above',
    });
    const reason = '两人同时撤回。';
    const outcomes = await Promise.allSettled(
      [writer, editor].map((by) => news.bus.call(retractArticle, { ...at(published), reason }, by)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

/** A picture of that many bytes. */
function padded(bytes: number): string {
  return Buffer.concat([Buffer.from(pictures.png, 'base64'), Buffer.alloc(bytes)])
    .subarray(0, bytes)
    .toString('base64');
}
