import type { Page } from 'playwright-core';
import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { articleId } from './sample-news.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

const largestCover = Math.ceil(122_880 / 3) * 4;

/** A large picture full of noise, which compresses badly. */
async function noisyPicture(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 900, height: 600 });
    const context = canvas.getContext('2d');
    const noise = context?.createImageData(900, 600);
    noise?.data.forEach((_value, index) => (noise.data[index] = (index * 2_654_435_761) % 256));
    if (noise) context?.putImageData(noise, 0, 0);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

async function writeText(page: Page): Promise<void> {
  const body = page.getByRole('textbox', { name: '正文' });
  await body.click();
  await page.keyboard.type('11月25日，市政协召开直饮水管理协商会。');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '小标题' }).click();
  await page.keyboard.type('达成的共识');
}

describe('the newsroom', () => {
  it('writes an article with picture and attachment, and submits it', async () => {
    const page = await desk.open('editor1', '/news');
    await page.getByRole('link', { name: '撰写稿件' }).click();
    await page.getByLabel('标题').fill('市政协召开直饮水管理协商会');
    await page.getByLabel('摘要').fill('委员和三个部门面对面。');
    await choose(page, '栏目', '协商动态');
    await writeText(page);
    const buffer = await noisyPicture(page);
    await page.getByLabel('封面图片').setInputFiles({ name: '会场.png', mimeType: 'image/png', buffer });
    await page.getByLabel('图片说明').fill('协商会现场，三十余人围坐讨论。');
    const table = { name: '登记表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.getByLabel('附件文件').setInputFiles(table);
    await page.getByRole('link', { name: '登记表.pdf' }).waitFor();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(`**/desk/news/${articleId(9)}`);
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByText('目前没有需要您办理的操作。').waitFor();
    await page.context().close();

    const [, written] = desk.api.received;
    const { cover, ...article } = written?.body as { cover: { base64: string; alt: string } };
    expect(article).toMatchObject({
      category: 'consultation',
      body: '<p>11月25日，市政协召开直饮水管理协商会。</p><h3>达成的共识</h3>',
      attachments: [{ name: '登记表.pdf', size: 48_200 }],
      scope: { kind: 'own' },
    });
    expect(cover.alt).toBe('协商会现场，三十余人围坐讨论。');
    expect(cover.base64.slice(0, 3)).toBe('/9j');
    expect(cover.base64.length).toBeLessThanOrEqual(largestCover);
  });

  it('gives files of another office to those who read its article, and says which are still on their way', async () => {
    const page = await desk.open('editor1', `/news/${articleId(4)}`);
    const here = page.getByRole('link', { name: '监督工作方案.pdf' });
    expect(await here.getAttribute('href')).toMatch(new RegExp(`/api/v1/files/${'ab'.repeat(32)}$`));
    await page.getByText('正在从陕西省政协传来').waitFor();
    expect(await page.getByRole('link', { name: '议题清单.pdf' }).count()).toBe(0);
    await page.context().close();
  });

  it('lets another person approve, for a time to come', async () => {
    const page = await desk.open('leader1', `/news/${articleId(1)}`);
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByLabel('发布时间').fill('2026-12-01T09:00');
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByText('已发布').waitFor();
    expect(desk.api.received).toMatchObject([
      {
        path: `/articles/${articleId(1)}/actions/approve`,
        body: { publishAt: '2026-12-01T09:00:00+08:00', expectedVersion: 2 },
      },
    ]);
    await page.context().close();
  });

  it('corrects with a note that stays, and keeps what the editor does not touch', async () => {
    const page = await desk.open('editor1', `/news/${articleId(3)}`);
    await page.getByRole('button', { name: '更正' }).click();
    await page.getByLabel('更正说明').fill('登记数量应为 178 台。');
    await page.getByRole('textbox', { name: '正文' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '公布更正' }).click();
    await page.getByText('登记数量应为 178 台。').waitFor();
    await page.getByText('原文误作 171 台').waitFor();
    const body = desk.api.received[0]?.body['body'] as string;
    expect(body).toContain('<blockquote><p>谁经营，谁负责。</p></blockquote>');
    expect(body).toMatch(/<table><tbody><tr><th[^>]*><p>设备<\/p><\/th>/);
    expect(body).not.toContain('style');
    await page.context().close();
  });

  it("takes an upper office's article off its own pages", async () => {
    const page = await desk.open('editor1', '/news');
    await page.getByRole('button', { name: '不在本级显示 省政协部署 2027 年度民主监督工作' }).click();
    await page.getByRole('button', { name: '恢复显示 省政协部署 2027 年度民主监督工作' }).waitFor();
    expect(desk.api.received[0]).toMatchObject({
      path: `/articles/${articleId(4)}/actions/set-hidden`,
      body: { hidden: true, expectedVersion: 2 },
    });
    await page.context().close();
  });

  it('is where an editor lands, and no page of the office opens to one', async () => {
    const page = await desk.open('editor1', '/queue');
    await page.getByRole('heading', { level: 1, name: '热点资讯' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk/news');
    await page.context().close();
  });
});
