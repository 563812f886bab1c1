import { launchBrowser } from '@qsl/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startPortal, type PortalHarness } from './portal-harness.js';
import { calls } from './sample-topics.js';

/** What the few scripts of the portal add for people who are signed in. */
describe('where scripts run', () => {
  let portal: PortalHarness;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal(), launchBrowser()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: portal.url });
    await context.addCookies([{ name: 'qsl_session', value: 'a-session-token-of-twenty', url: portal.url }]);
    page = await context.newPage();
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const events = (body: string) => ({ contentType: 'text/event-stream', body: `retry: 600000\n\n${body}` });

  it('counts the three parts of a topic while they are typed, and keeps what was typed', async () => {
    await context.route('**/api/v1/events', (route) => route.fulfill(events('')));
    await page.goto(`/topics/new?call=${calls[0]?.id}`);
    await page.getByText('三部分合计 0 / 1500 字').waitFor();
    await page.getByLabel('议题', { exact: true }).fill('社区托育点延时');
    await page.getByLabel('情况').fill('一二三四五');
    await page.getByLabel('分析').fill('六七');
    await page.getByText('三部分合计 7 / 1500 字').waitFor();
    expect(await page.getByLabel('议题', { exact: true }).inputValue()).toBe('社区托育点延时');
  });

  it('brings the number of unread notices up to date when something happens', async () => {
    await context.route('**/api/v1/events', (route) => route.fulfill(events('event: notice\ndata: {}\n\n')));
    await context.route('**/api/v1/notices/unread-count', (route) => route.fulfill({ json: { count: 3 } }));
    await page.goto('/topics');
    await page.getByRole('link', { name: '消息 3 条未读' }).waitFor();
  });
});
