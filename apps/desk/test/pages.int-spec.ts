import type { Page } from 'playwright-core';
import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { arrivalId } from './fake-api.js';
import { caseId, orderId } from './sample-cases.js';
import { consultationId } from './sample-consultations.js';
import { articleId } from './sample-news.js';
import { callId, topicId } from './sample-topics.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
afterAll(() => desk.close());

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('signing in', () => {
  it('brings somebody back to the page that they wanted', async () => {
    const page = await desk.open(null, '/queue?light=red');
    await page.getByLabel('账号').fill('staff1');
    await page.getByLabel('密码').fill('demo-2026');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('已超期', { exact: false }).first().waitFor();
    expect(page.url()).toBe(`${desk.url}/desk/queue?light=red`);
    await page.context().close();
  });

  it('says in Chinese what was wrong, at the field or on top', async () => {
    const page = await desk.open(null, '/login');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请填写账号。').waitFor();
    await page.getByLabel('账号').fill('staff1');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('账号或密码不正确。').waitFor();
    await page.context().close();
  });

  it('is for the people of the office and its units alone', async () => {
    const page = await desk.open(null, '/login');
    await page.getByLabel('账号').fill('citizen1');
    await page.getByLabel('密码').fill('demo-2026');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('此账号不是工作人员或承办单位账号').waitFor();
    await page.context().close();
  });
});

describe('the queue', () => {
  it('keeps its filters in the address', async () => {
    const page = await desk.open('staff1', '/queue');
    await page.getByRole('link', { name: '高新大道公交站台雨天积水' }).waitFor();
    await choose(page, '时限', '已超期');
    await page.waitForURL('**/desk/queue?light=red');
    await page.getByRole('link', { name: '高新大道公交站台雨天积水' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '老旧小区加装电梯' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '高新大道公交站台雨天积水' }).waitFor();
    await page.context().close();
  });

  it('is walked with J and K, opened with Enter, searched with /', async () => {
    const page = await desk.open('staff1', '/queue');
    await page.getByRole('link', { name: '高新大道公交站台雨天积水' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk/cases/${caseId(3)}`);
    await page.keyboard.press('/');
    await page.keyboard.type('电梯');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/queue?q=*');
    await page.context().close();
  });
});

describe('a unit', () => {
  it('finds its orders and nothing of the office', async () => {
    const page = await desk.open('unit2', '/links');
    await heading(page).getByText('交办单').waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk/orders');
    await page.context().close();
  });
});

describe('every page', () => {
  const pages: [account: string | null, path: string][] = [
    [null, '/login'],
    ['leader1', '/'],
    ['staff1', '/queue'],
    ['staff1', '/transfers'],
    ['staff1', `/transfers/${arrivalId}`],
    ['staff1', `/cases/${caseId(1)}`],
    ['leader1', '/sign-off'],
    ['unit2', `/orders/${orderId(1)}`],
    ['staff1', '/links'],
    ['admin1', '/links'],
    ['admin1', '/links/upkeep'],
    ['admin1', '/links/items'],
    ['staff1', '/topics'],
    ['staff1', `/topics/calls/${callId(1)}`],
    ['staff1', `/topics/calls/${callId(2)}?task=forward`],
    ['staff1', '/screening'],
    ['staff1', `/screening/${topicId(1)}`],
    ['staff1', '/consultations'],
    ['staff1', `/consultations/${consultationId(1)}`],
    ['staff1', `/consultations/${consultationId(1)}?tab=statements&state=published`],
    ['staff1', `/consultations/${consultationId(1)}?tab=comments&order=newest`],
    ['staff1', `/consultations/${consultationId(1)}?tab=meeting`],
    ['staff1', `/consultations/${consultationId(1)}?tab=results`],
    ['leader1', '/news'],
    ['editor1', '/news/new'],
    ['leader1', `/news/${articleId(1)}`],
    ['editor1', `/news/${articleId(5)}`],
    ['unit2', '/notices'],
  ];

  it.each(pages)('breaks no rule of WCAG 2.1 AA and fits a phone: %s %s', async (account, path) => {
    const page = await desk.open(account, path, 390);
    await heading(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(desk.complaints).toEqual([]);
    await page.context().close();
  });
});
