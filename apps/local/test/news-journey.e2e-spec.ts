import type { Tier } from '@qsl/contracts';
import { launchBrowser } from '@qsl/testing/browser';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { Matter, texts } from '../src/index.js';
import { openRoom, publishTopic, room, topic } from './journeys/water-matters.js';
import { DeskPage, type Place } from './pages/desk-page.js';
import { PhonePage } from './pages/phone-page.js';
import { fitsThePhone, pictureComes, readerWithoutScripts, readUntil } from './pages/portal-page.js';
import { startTestTree, type TestTree } from './test-tree.js';

const cover = fileURLToPath(new URL('../covers/water-machine.jpg', import.meta.url));
const title = '全市小区直饮水机首轮抽检结果公布';
const suggestion = texts.waterMachines.title;

let trees: TestTree;
let browser: Browser;

const placeOf = (tier: Tier): Place => ({ browser, url: trees.clients[tier].url });

const at = (tier: Tier, account: string, work: (desk: DeskPage) => Promise<void>): Promise<void> =>
  DeskPage.during(placeOf(tier), account, work);

beforeAll(async () => {
  [trees, browser] = await Promise.all([startTestTree({ withPages: true }), launchBrowser()]);
  await Promise.all([openRoom(trees.stage), publishTopic(trees.stage)]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await trees?.close();
}, 180_000);

describe('an article of the city', () => {
  let reader: Page;
  let path: string;

  beforeAll(async () => {
    reader = await readerWithoutScripts({ browser });
  });

  const atThe = (tier: Tier, page: string): string => trees.clients[tier].url + page;

  async function writeBody({ page }: DeskPage): Promise<void> {
    await page.getByRole('textbox', { name: '正文' }).click();
    await page.keyboard.type('全市一百七十八台直饮水机完成首轮抽检。');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '小标题', exact: true }).click();
    await page.keyboard.type('各区结果');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '列表', exact: true }).click();
    await page.keyboard.type('渭滨区：四十二台，全部合格');
    await page.keyboard.press('Enter');
    await page.keyboard.type('金台区：五十台，全部合格');
  }

  async function linkTheRoom(desk: DeskPage): Promise<void> {
    const { page } = desk;
    await desk.choose(page.getByRole('combobox', { name: '事项类别' }), '微协商');
    await page.getByLabel('查找相关事项').fill('直饮水');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await page.getByRole('button', { name: `关联 ${room}` }).click();
  }

  it('is written with picture, list and matter, and not approved by whoever wrote it', async () => {
    await at('city', 'editor1', async (desk) => {
      const { page } = desk;
      await page.getByRole('link', { name: '撰写稿件' }).click();
      await desk.fill(page.locator('form.article-form'), {
        标题: title,
        摘要: '一百七十八台全部抽检，不合格的已停用整改。',
        栏目: { choose: '成果落地' },
      });
      await writeBody(desk);
      await page.getByLabel('封面图片').setInputFiles(cover);
      await page.getByLabel('图片说明').fill('小区门口的直饮水机');
      await page.getByLabel('本级和直接下级').check();
      await linkTheRoom(desk);
      await page.getByRole('button', { name: '保存草稿' }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await pictureComes(page);
      await desk.act('送审');
      await page.getByText('目前没有需要您办理的操作。').waitFor();
      expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
      path = new URL(page.url()).pathname.replace('/desk', '');
    });
  });

  it('comes back with a reason, and is published by a second person', async () => {
    await at('city', 'leader1', async (desk) => {
      await desk.page.getByRole('link', { name: /待审稿件\s*1/ }).click();
      await desk.page.getByRole('link', { name: title }).click();
      await desk.act('退回修改', { 退回理由: '请在摘要中写明合格率。' });
    });
    await at('city', 'editor1', async (desk) => {
      await desk.openListed('news', title);
      await desk.page.getByText('退回理由：请在摘要中写明合格率。').waitFor();
      await desk.page.getByRole('button', { name: '修改稿件' }).click();
      await desk.page.getByLabel('摘要').fill('一百七十八台全部抽检，合格率百分之九十八。');
      await desk.page.getByRole('button', { name: '保存草稿' }).click();
      await desk.act('送审');
    });
    await at('city', 'leader1', async (desk) => {
      await desk.openListed('news?state=review', title);
      await desk.act('审核通过');
      await desk.page.getByText('已发布').waitFor();
    });
  });

  it('is read at the county on a phone, without a script', async () => {
    await readUntil(reader, atThe('county', '/'), (text) => text.includes(title));
    expect(await fitsThePhone(reader)).toBe(true);
    await reader.goto(atThe('county', '/news'));
    expect(await fitsThePhone(reader)).toBe(true);
    await reader.getByRole('link', { name: title }).click();
    await reader.getByRole('heading', { level: 1, name: title }).waitFor();
    await reader.getByText('来源：宝鸡市政协').waitFor();
    await reader.getByRole('heading', { name: '各区结果' }).waitFor();
    expect(await reader.locator('.article-body li').count()).toBe(2);
    await pictureComes(reader);
    expect(await fitsThePhone(reader)).toBe(true);
    await reader.getByRole('link', { name: room }).click();
    await reader.getByRole('heading', { level: 1, name: room }).waitFor();
  });

  it('is in the feed that the page names', async () => {
    await reader.goto(atThe('county', '/news'));
    const href = await reader.locator('link[type="application/rss+xml"]').getAttribute('href');
    const feed = await (await fetch(atThe('county', String(href)))).text();
    expect(feed).toContain(title);
  });

  it('says at the county what the city corrected', async () => {
    await at('city', 'editor1', async (desk) => {
      await desk.openListed('news', title);
      await desk.actInWindow('更正', async (form) => {
        await form.getByLabel('更正说明').fill('金台区抽检台数应为四十九台。');
        await form.getByText('金台区：五十台，全部合格').click();
        await desk.page.keyboard.press('End');
        await desk.page.keyboard.type('（更正：四十九台）');
      });
      await desk.page.getByText('已更正').waitFor();
    });
    await readUntil(reader, atThe('county', path), (text) => text.includes('金台区抽检台数应为四十九台。'));
    await reader.getByText('（更正：四十九台）').waitFor();
    expect(await fitsThePhone(reader)).toBe(true);
  });

  it('is taken off by the county for its own people, and put back', async () => {
    const isGone = (text: string): boolean => !text.includes(title);
    await at('county', 'editor1', async ({ page }) => {
      await page.getByRole('button', { name: `不在本级显示 ${title}` }).click();
      await page.getByRole('button', { name: `恢复显示 ${title}` }).waitFor();
      for (const address of ['/', '/news', path]) await readUntil(reader, atThe('county', address), isGone);
      await readUntil(reader, atThe('city', '/news'), (text) => text.includes(title));
      await page.getByRole('button', { name: `恢复显示 ${title}` }).click();
      await readUntil(reader, atThe('county', '/news'), (text) => text.includes(title));
    });
  });

  it('leaves a notice at city and county when the city retracts it', async () => {
    await at('city', 'editor1', async (desk) => {
      await desk.openListed('news', title);
      await desk.act('撤回', { 撤回理由: '抽检数据需要复核，另行公布。' });
    });
    for (const tier of ['city', 'county'] as const) {
      await readUntil(reader, atThe(tier, path), (text) => text.includes('撤回原因：抽检数据需要复核，另行公布。'));
      await reader.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await reader.locator('.article-body, figure').count()).toBe(0);
      await reader.goto(atThe(tier, '/news'));
      expect(await reader.getByRole('link', { name: title }).count()).toBe(0);
    }
  });
});

describe('what people are told', () => {
  let matter: Matter;
  let author: Page;

  const badge = (page: Page) => page.locator('.tab-bar .badge');
  const counts = (page: Page, unread: string): Promise<void> =>
    badge(page).filter({ hasText: unread, visible: true }).waitFor();
  const cards = (page: Page) => page.locator('.notice-list > li').filter({ hasText: suggestion });

  it('rings at the desk when a citizen submits, and leads to the case', async () => {
    await at('county', 'staff1', async ({ page }) => {
      await page.getByRole('link', { name: /^消息，\d+ 条未读/ }).click();
      await page.getByRole('button', { name: '全部标为已读' }).click();
      await page.getByText('没有未读消息。').waitFor();
      const content = { ...texts.waterMachines, areaCode: '610303' };
      matter = await Matter.submit(trees.stage, { ...content, at: 'county', by: 'citizen1' });
      await page.getByRole('link', { name: '消息，1 条未读' }).waitFor();
      await page.getByRole('link', { name: '待我办理' }).click();
      await page.getByRole('link', { name: suggestion }).click();
      await page.getByRole('heading', { level: 1, name: suggestion }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/desk/cases/${matter.caseAt('county')}`);
      await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
    });
  });

  it('shows the author a number at once, and one notice a day', async () => {
    author = (await PhonePage.open(placeOf('county'), 'citizen1')).page;
    await matter.file('county');
    await counts(author, '1');
    await matter.compose('county', 'city', {
      reasonCode: 'beyond_authority',
      reason: '区级没有监管权限，请市级统筹。',
    });
    await at('county', 'leader1', async ({ page }) => {
      await page.getByRole('link', { name: /待我签发\s*1/ }).click();
      await page.getByRole('link', { name: suggestion }).waitFor();
    });
    await matter.signOff('county');
    await matter.accept('city');
    await readUntil(author, `${trees.clients.county.url}/me/notices`, (text) => text.includes('3 项进展'));
    expect(await cards(author).count()).toBe(1);
    expect(await fitsThePhone(author)).toBe(true);
  });

  it('leads to the matter, and is read when its reader says so', async () => {
    await cards(author).getByRole('link', { name: suggestion }).click();
    await author.getByRole('heading', { level: 1, name: suggestion }).waitFor();
    await author.goto(`${trees.clients.county.url}/me/notices`);
    await cards(author).getByRole('button', { name: '标为已读' }).click();
    await author.getByText('已标为已读。').waitFor();
    expect(await badge(author).isVisible()).toBe(false);
  });

  it('reaches those who watch, and no more whoever muted it', async () => {
    const { page: watcher } = await PhonePage.open(placeOf('county'), 'citizen2');
    await watcher.goto(`${trees.clients.county.url}/suggestions/${matter.receipt.id}`);
    await watcher.getByRole('button', { name: '关注，有进展时告诉我' }).click();
    await watcher.getByRole('button', { name: '已关注，取消关注' }).waitFor();
    await cards(author).getByRole('button', { name: '不再提醒' }).click();
    await author.getByText('这件事以后不再提醒。').waitFor();
    await matter.progress('city', '市住房和城乡建设局已开始摸底。');
    await counts(watcher, '1');
    await author.reload();
    expect(await badge(author).isVisible()).toBe(false);
  });
});

describe('two characters', () => {
  it('find what all four modules hold, on a phone', async () => {
    const editor = await trees.clients.county.as('editor1');
    const words = {
      title: '饮水安全知识进社区',
      summary: '志愿者讲解滤芯更换。',
      body: '<p>周六上午在滨河社区开讲。</p>',
    };
    const { id } = await editor.post<{ id: string }>('/articles', {
      ...words,
      category: 'work',
      scope: { kind: 'own' },
    });
    await editor.act(`/articles/${id}`, 'submit');
    await (await trees.clients.county.as('leader1')).act(`/articles/${id}`, 'approve');
    const { page } = await PhonePage.open(placeOf('county'), 'citizen2');
    await page.goto(trees.clients.county.url);
    await page.getByLabel('搜索全站内容').fill('饮水');
    await page.getByRole('button', { name: '搜索' }).click();
    for (const [kind, hit] of [
      ['微建议', suggestion],
      ['议题', topic],
      ['微协商', room],
      ['资讯', words.title],
    ] as const) {
      await page.locator('.hits > li').filter({ hasText: kind }).getByRole('link', { name: hit }).waitFor();
    }
    expect(await fitsThePhone(page)).toBe(true);
    await page.getByRole('navigation', { name: '按栏目查看' }).getByRole('link', { name: '议题' }).click();
    await page.locator('.hits').getByRole('link', { name: topic }).waitFor();
    expect(await page.locator('.hits > li').count()).toBe(1);
  });
});
