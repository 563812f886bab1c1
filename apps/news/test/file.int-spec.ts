import {
  getFileAccess,
  recordUpload,
  retractArticle,
  reviseArticle,
  setArticleHidden,
  writeArticle,
  type ArticleAttachment,
  type Call,
} from '@qsl/contracts';
import { schemaDrift } from '@qsl/testing';
import { createHash } from 'node:crypto';
import { newsService } from '../src/index.js';
import { articleText, people, startNews, type NewsHarness } from './news.harness.js';

const { writer, editor, leader, staff, citizen } = people;
const everybody = [writer, editor, leader, staff, citizen];
const notFound = { kind: 'notFound', reason: 'file.not_found' };

let files = 0;
const file = (): ArticleAttachment => ({
  id: createHash('sha256').update(String(files++)).digest('hex'),
  ...{ name: '附件.pdf', type: 'application/pdf', size: 10 },
});

describe('who may have a file', () => {
  let news: NewsHarness;

  beforeAll(async () => {
    news = await startNews();
  });
  afterAll(async () => news.close());

  const send = async (by: Call): Promise<ArticleAttachment> => {
    const sent = file();
    await news.bus.call(recordUpload, { id: sent.id }, by);
    return sent;
  };
  const whoMay = async ({ id }: ArticleAttachment): Promise<(string | null)[]> => {
    const answers = await Promise.allSettled(everybody.map((by) => news.bus.call(getFileAccess, { id }, by)));
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject(notFound);
    return everybody.filter((_, at) => answers[at]?.status === 'fulfilled').map(({ actor }) => actor.name);
  };
  const names = (...calls: Call[]): (string | null)[] => calls.map(({ actor }) => actor.name);

  it('is nobody where it was never sent, and who sent it until it is attached', async () => {
    expect(await whoMay(file())).toEqual([]);
    expect(await whoMay(await send(staff))).toEqual(names(staff));
    const both = await send(writer);
    await news.bus.call(recordUpload, { id: both.id }, staff);
    await news.bus.call(recordUpload, { id: both.id }, staff);
    expect(await whoMay(both)).toEqual(names(writer, staff));
  });

  it('is the newsroom while its article is written, and everybody once it is published', async () => {
    const attached = await send(writer);
    const draft = await news.write({ attachments: [attached] });
    expect(await whoMay(attached)).toEqual(names(writer, editor, leader));
    await expect(news.bus.call(getFileAccess, { id: attached.id }, editor)).resolves.toEqual({ isPublic: false });
    const published = await news.publish({ attachments: [attached] });
    expect(draft.id).not.toBe(published.id);
    expect(await whoMay(attached)).toEqual(names(...everybody));
    await expect(news.bus.call(getFileAccess, { id: attached.id }, editor)).resolves.toEqual({ isPublic: true });
  });

  it('is only who sent it again where its article was retracted', async () => {
    const attached = await send(writer);
    const { id } = await news.publish({ attachments: [attached] });
    await news.bus.call(retractArticle, { ...(await news.now(id)), reason: '会议时间调整。' }, editor);
    expect(await whoMay(attached)).toEqual(names(writer));
  });

  it('is the newsroom where its article, of an office above, is hidden here', async () => {
    const attached = await send(writer);
    const { id } = await news.publish({ attachments: [attached] });
    await news.orm.em.fork().execute(`update article set is_own = false, source = 'p610000' where id = ?`, [id]);
    await news.bus.call(setArticleHidden, { ...(await news.now(id)), hidden: true }, editor);
    expect(await whoMay(attached)).toEqual(names(writer, editor, leader));
  });

  it('is not whoever knows its digest and attaches it', async () => {
    const [own, foreign] = [await send(editor), await send(staff)];
    const refused = { kind: 'invalid', details: { errors: [{ field: 'attachments.1.id', rule: 'uploaded' }] } };
    const attachments = [own, foreign];
    await expect(news.bus.call(writeArticle, articleText({ attachments }), editor)).rejects.toMatchObject(refused);
    const draft = await news.bus.call(writeArticle, articleText({ attachments: [own] }), editor);
    const revision = { ...articleText({ attachments }), id: draft.id, expectedVersion: draft.version };
    await expect(news.bus.call(reviseArticle, revision, editor)).rejects.toMatchObject(refused);
    expect(await whoMay(foreign)).toEqual(names(staff));
    await expect(news.bus.call(reviseArticle, { ...revision, attachments: [own] }, writer)).resolves.toMatchObject({
      attachments: [own],
    });
  });

  it('is told of by those alone who may send files', async () => {
    await expect(news.bus.call(recordUpload, { id: file().id }, citizen)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(news.bus.call(recordUpload, { id: 'x' }, staff)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('is kept in tables that agree with their entities', async () => {
    if (!newsService.database) throw new Error('news has a database');
    await expect(schemaDrift(newsService.database)).resolves.toBe('');
  });
});
