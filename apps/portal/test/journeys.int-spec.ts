import { launchBrowser } from '@qsl/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startPortal, type PortalHarness } from './portal-harness.js';
import { rooms, statements } from './sample-consultations.js';
import { calls, topicPaths } from './sample-topics.js';

/** Whole ways of people through the site, in a browser that runs no script. */
describe('without scripts, on a phone', () => {
  let portal: PortalHarness;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal(), launchBrowser()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      baseURL: portal.url,
      javaScriptEnabled: false,
    });
    page = await context.newPage();
    portal.gateway.received.length = 0;
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const signIn = async (): Promise<void> => {
    await page.getByLabel('账号').fill('citizen1');
    await page.getByLabel('密码').fill('demo-2026');
    await page.locator('main').getByRole('button', { name: '登录' }).click();
  };
  const sent = (method: string, path: string) =>
    portal.gateway.received.filter((one) => one.method === method && one.path === path);

  it('a visitor reads a consultation, signs in, votes, changes the vote and writes a view', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '参加微协商' }).click();
    await page.getByRole('link', { name: '老旧小区加装电梯，一层住户的损失怎样补' }).click();
    await page.getByRole('link', { name: '对 24 条看法表态' }).click();
    await page.getByRole('link', { name: '登录后表态' }).click();
    await signIn();

    const card = page.getByRole('region', { name: '您怎么看？' });
    await card.getByRole('button', { name: /^不同意/ }).click();
    const [, , , next] = statements;
    expect(sent('PUT', `${rooms.open}/statements/${next?.id}/vote`)[0]?.body).toEqual({ vote: 'disagree' });

    await page.goto(`${rooms.open}/statements?voted=${statements[0]?.id}`);
    const last = page.getByRole('region', { name: '您刚才选了「同意」' });
    await last.getByText('改一改').click();
    await last.getByRole('button', { name: /^跳过/ }).click();
    expect(sent('PUT', `${rooms.open}/statements/${statements[0]?.id}/vote`)[0]?.body).toEqual({ vote: 'pass' });

    await page.getByText('写一条新看法').click();
    await page.getByLabel('您的看法').fill('补偿款应当在开工前到位。');
    await page.getByRole('button', { name: '提交看法' }).click();
    await page.getByText('您的看法已提交').waitFor();
  });

  it('a visitor reads a call, signs in, answers it, mends a fault and gets the receipt', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '报一个议题' }).click();
    await page.getByRole('link', { name: '报一个议题' }).first().click();
    await page.getByText('属于信访事项').waitFor();
    await page.getByRole('link', { name: '登录后填写' }).click();
    await signIn();

    await page.getByLabel('议题', { exact: true }).fill('社区托育点开到傍晚六点半');
    await page.getByLabel('情况').fill('区里的托育点多数下午五点半关门，双职工接不上。');
    await page.getByRole('button', { name: '提交议题' }).click();
    await page.getByRole('link', { name: '建议：请写出具体建议，至少 10 个字。' }).waitFor();
    await page.getByLabel('建议', { exact: true }).fill('选两个点试行延时，按实到人数给予补贴。');
    await page.getByLabel('邀请联名').fill('member1');
    await page.getByRole('button', { name: '提交议题' }).click();
    await page.getByRole('heading', { name: '提交成功' }).waitFor();
    expect(sent('POST', '/topics')[0]?.body).toMatchObject({ callId: calls[0]?.id, coSponsors: ['member1'] });
  });

  it('a person supports a topic, answers an invitation and asks a question', async () => {
    await page.goto(`/login?next=/topics/${topicPaths.open}`);
    await signIn();
    await page.getByRole('button', { name: '我也附议' }).click();
    await page.getByText('附议已记下').waitFor();

    await page.goto(`/topics/${topicPaths.invitedTo}`);
    await page.getByRole('button', { name: '同意联名' }).click();
    await page.getByText('您已联名').waitFor();

    await page.goto(`${rooms.open}/comments`);
    await page.getByText('写发言').click();
    await page.getByRole('group', { name: '这是' }).getByLabel('提问').check();
    await page.getByLabel('您的发言').fill('补偿由谁监督？');
    await page.getByRole('button', { name: '发表发言' }).click();
    await page.getByText('发言已公开').waitFor();
  });
});
