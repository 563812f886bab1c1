import type { ArticleAttachment, ArticlePage, ArticleView } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import type { ApiClient, OfficeClient } from '../src/index.js';
import { startTestTree, type TestTree } from './test-tree.js';

const article = {
  title: '现制现售直饮水设施管理办法解读',
  summary: '谁来管、多久换滤芯、在哪里看检测结果。',
  body: '<p>经营单位每月至少抽检一次水质。</p><script>alert(1)</script>',
  category: 'policy',
  scope: { kind: 'all' },
};

const pdf = Buffer.concat([
  Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  Buffer.alloc(600_000, ' '),
]);

let trees: TestTree;
let province: OfficeClient;
let city: OfficeClient;
let county: OfficeClient;

beforeAll(async () => {
  trees = await startTestTree();
  ({ province, city, county } = trees.clients);
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 180_000);

const seen = <T>(person: ApiClient, path: string, isSo: (view: T) => boolean): Promise<T> =>
  waitUntil(
    async () => {
      const view = await person.find<T>(path);
      return view !== undefined && isSo(view) && view;
    },
    { deadlineMs: 60_000, what: path },
  );

const titlesAt = async (office: OfficeClient): Promise<string[]> =>
  (await office.visitor.get<ArticlePage>('/articles')).items.map(({ title }) => title);

const feedAt = async ({ url }: OfficeClient): Promise<string> =>
  (await fetch(`${url}/api/v1/feeds/articles.rss`)).text();

async function uploadAs(account: string, office: OfficeClient): Promise<ArticleAttachment> {
  const body = new FormData();
  body.append('file', new Blob([pdf]), '办法全文.pdf');
  const headers = { authorization: `Bearer ${await office.sessionOf(account)}` };
  const response = await fetch(`${office.url}/api/v1/files`, { method: 'POST', headers, body });
  return (await response.json()) as ArticleAttachment;
}

describe('an article of the province', () => {
  let path: string;

  it('is published by a second person only', async () => {
    const editor = await province.as('editor1');
    const attachment = await uploadAs('editor1', province);
    const { id } = await editor.post<ArticleView>('/articles', { ...article, attachments: [attachment] });
    path = `/articles/${id}`;
    await editor.act(path, 'submit');
    await expect(editor.act(path, 'approve')).rejects.toMatchObject({ status: 409 });
    const approved = await (await province.as('leader1')).act<ArticleView>(path, 'approve');
    expect(approved).toMatchObject({ state: 'published', body: '<p>经营单位每月至少抽检一次水质。</p>' });
  });

  it('appears at city and county with its source, and in their feeds', async () => {
    for (const office of [city, county]) {
      const view = await seen<ArticleView>(office.visitor, path, () => true);
      expect(view).toMatchObject({ source: { iid: 'p610000' }, isOwn: false, title: article.title });
      expect(await titlesAt(office)).toContain(article.title);
      expect(await feedAt(office)).toContain(article.title);
    }
  });

  it('brings its attachment to city and county, where everybody can fetch it', async () => {
    for (const office of [city, county]) {
      const isHere = ({ attachments: [file] }: ArticleView) => file?.state === 'available';
      const { attachments } = await seen<ArticleView>(office.visitor, path, isHere);
      expect(attachments).toMatchObject([{ name: '办法全文.pdf', type: 'application/pdf', size: pdf.length }]);
      const file = await fetch(`${office.url}/api/v1/files/${attachments[0]?.id}`);
      expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
    }
  });

  it('is corrected everywhere, in order, also where the link was cut meanwhile', async () => {
    await trees.tree.killLinkBroker('c610300');
    const editor = await province.as('editor1');
    await editor.act(path, 'correct', {
      note: '“每月”应为“每两月”。',
      body: '<p>经营单位每两月至少抽检一次水质。</p>',
    });
    await editor.act(path, 'correct', {
      note: '“每两月”应为“每季度”。',
      body: '<p>经营单位每季度至少抽检一次水质。</p>',
    });
    await seen<ArticleView>(city.visitor, path, ({ corrections }) => corrections.length === 2);
    await expect(county.visitor.get<ArticleView>(path)).resolves.toMatchObject({ corrections: [] });
    await trees.tree.startLinkBroker('c610300');
    const corrected = await seen<ArticleView>(county.visitor, path, ({ corrections }) => corrections.length === 2);
    expect(corrected).toMatchObject({
      state: 'corrected',
      body: '<p>经营单位每季度至少抽检一次水质。</p>',
      corrections: [{ note: '“每月”应为“每两月”。' }, { note: '“每两月”应为“每季度”。' }],
    });
  });

  it('can be hidden by a county for its own people, and never altered', async () => {
    const editor = await county.as('editor1');
    await editor.act(path, 'set-hidden', { hidden: true });
    await expect(county.visitor.find(path)).resolves.toBeUndefined();
    expect(await titlesAt(county)).not.toContain(article.title);
    await expect(
      editor.act(path, 'correct', { note: '本地改写', body: '<p>由本地编辑改写的一段内容。</p>' }),
    ).rejects.toMatchObject({
      status: 409,
    });
    expect(await titlesAt(city)).toContain(article.title);
    await editor.act(path, 'set-hidden', { hidden: false });
    expect(await titlesAt(county)).toContain(article.title);
  });

  it('leaves address, title and reason when it is retracted, at every office', async () => {
    const [file] = (await province.visitor.get<ArticleView>(path)).attachments;
    await (await province.as('editor1')).act(path, 'retract', { reason: '办法条文有调整，解读另行发布。' });
    for (const office of [province, city, county]) {
      const stub = await seen<ArticleView>(office.visitor, path, ({ state }) => state === 'retracted');
      expect(stub).toMatchObject({
        title: article.title,
        body: '',
        retraction: { reason: '办法条文有调整，解读另行发布。' },
      });
      expect((await fetch(`${office.url}/api/v1/files/${file?.id}`)).status).toBe(404);
      expect(await titlesAt(office)).not.toContain(article.title);
      expect(await feedAt(office)).not.toContain(article.title);
    }
  });
});
