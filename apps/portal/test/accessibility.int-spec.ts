import AxeBuilder from '@axe-core/playwright';
import { launchBrowser } from '@qsl/testing/browser';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { startPortal, type PortalHarness } from './portal-harness.js';
import { rooms, statements, threads } from './sample-consultations.js';
import { articles } from './sample-news.js';
import { rows } from './sample-suggestions.js';
import { calls, topicPaths } from './sample-topics.js';

const nowhere = '/nowhere';
const [answered, underWay, , , , unfinished] = rows.map(({ id }) => `/suggestions/${id}`);
const [call, full] = calls.map(({ id }) => id);
const tabs = ['', '/statements', '/comments', '/meeting', '/outcome'];
const paths = [
  '/',
  '/topics',
  `/topic-calls/${call}`,
  `/topics/new?call=${call}`,
  `/topics/new?call=${full}`,
  ...[topicPaths.open, topicPaths.givenBack, topicPaths.refused, topicPaths.invitedTo].map((id) => `/topics/${id}`),
  `/topics/${topicPaths.givenBack}/edit`,
  `/topics/${topicPaths.givenBack}/receipt`,
  '/consultations',
  ...tabs.map((tab) => rooms.open + tab),
  `${rooms.open}/statements?voted=${statements[0]?.id}`,
  `${rooms.open}/comments?reply=${threads[0]?.root.id}`,
  `${rooms.own}/meeting`,
  `${rooms.tracking}/meeting`,
  `${rooms.tracking}/outcome`,
  '/news',
  articles.corrected,
  articles.retracted,
  '/search?q=小区直饮水',
  '/me/notices',
  '/suggestions',
  '/suggestions?q=没有这样的事',
  String(answered),
  String(underWay),
  String(unfinished),
  '/suggest/new',
  '/track',
  '/login',
  '/me',
  '/about',
  '/a11y',
  '/privacy',
  nowhere,
];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const mainPaths = [
  '/',
  '/topics',
  `/topics/${topicPaths.invitedTo}`,
  `${rooms.open}/statements?voted=${statements[0]?.id}`,
  `${rooms.open}/comments`,
  `${rooms.tracking}/outcome`,
  articles.corrected,
  String(answered),
  '/suggest/new',
];
const slowMs = 360_000;
/** Contrast changes colours and outlines, hardly where a line breaks. */
const displays = [
  ['standard', 'normal', paths],
  ['care', 'normal', paths],
  ['standard', 'high', mainPaths],
] as const;
const targets =
  'button, .button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, .tab-bar a, .deeds a';

/** What browsers ask the gateway in front of the portal for: pictures of articles, live events. */
function answerOfGateway(route: Route): Promise<void> {
  const isPicture = route.request().url().endsWith('/cover');
  return isPicture
    ? route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>',
      })
    : route.fulfill({ contentType: 'text/event-stream', body: 'retry: 600000\n\n' });
}

/** Fills up, while the page is used, with what it asks other hosts for and with errors that it logs. */
function unwantedOf(page: Page, own: string): string[] {
  const unwanted: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) unwanted.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') unwanted.push(message.text());
  });
  page.on('pageerror', (error) => unwanted.push(error.message));
  return unwanted;
}

/** Controls lower than the 44 px that a finger needs. */
const smallTargetsOf = (page: Page): Promise<string[]> =>
  page.$$eval(targets, (all) =>
    all
      .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 43.5)
      .map((one) => one.outerHTML),
  );

describe('pages are for everybody', () => {
  let portal: PortalHarness;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal(), launchBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await portal.close();
  });

  const open = async (options: {
    width: number;
    mode?: string;
    contrast?: string;
    scripts?: boolean;
  }): Promise<Page> => {
    const viewport = { width: options.width, height: 844 };
    const context = await browser.newContext({
      viewport,
      baseURL: portal.url,
      javaScriptEnabled: options.scripts ?? true,
    });
    contexts.push(context);
    await context.route('**/api/v1/**', answerOfGateway);
    const cookies = {
      qsl_session: 'a-session-token-of-twenty',
      qsl_mode: options.mode ?? 'standard',
      qsl_contrast: options.contrast ?? 'normal',
    };
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: portal.url })));
    return context.newPage();
  };

  const faultsOf = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${page.url()} ${id} ${nodes.map(({ html }) => html).join(' ')}`);
  };

  it.each(paths)('breaks no rule of WCAG 2.1 A and AA, has room for a finger, asks no other host: %s', async (path) => {
    const page = await open({ width: 390 });
    const unwanted = unwantedOf(page, portal.url);
    await page.goto(path);
    expect(await faultsOf(page)).toEqual([]);
    expect(await smallTargetsOf(page)).toEqual([]);
    expect(unwanted).toEqual(path === nowhere ? [expect.stringContaining('404')] : []);
  });

  it.each([
    ['in large text', { width: 390, mode: 'care' }],
    ['in high contrast', { width: 390, contrast: 'high' }],
    ['on a wide screen', { width: 1440 }],
  ])(
    'breaks no rule of WCAG 2.1 A and AA %s',
    async (_how, options) => {
      const page = await open(options);
      for (const path of mainPaths) {
        await page.goto(path);
        expect(await faultsOf(page)).toEqual([]);
      }
    },
    slowMs,
  );

  it.each(displays)(
    'never scrolls sideways at 320 px, %s, contrast %s',
    async (mode, contrast, visited) => {
      const page = await open({ width: 320, mode, contrast });
      for (const path of visited) {
        await page.goto(path);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ path, overflow }).toEqual({ path, overflow: 0 });
      }
    },
    slowMs,
  );

  it('follows a matter and rates it without scripts', async () => {
    const page = await open({ width: 390, scripts: false });
    await page.goto(String(answered));
    await page.getByRole('group', { name: '办理态度' }).getByLabel('满意', { exact: true }).check();
    await page.getByRole('group', { name: '办理结果' }).getByLabel('基本满意').check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('已收到您的评价').waitFor();
  });

  it('slides similar matters in under the title while it is typed', async () => {
    const page = await open({ width: 390 });
    await page.goto('/suggest/new');
    await page.getByLabel('什么事').fill('小区直饮水机的滤芯谁来换');
    await page.getByRole('heading', { name: '先看看，这 2 件可能是同一件事' }).waitFor();
    await page.getByLabel('情况和建议').fill('滤芯很久没有人换，建议把更换日期贴出来。');
    await page.getByLabel('类别').selectOption('drinking_water');
    await page.getByRole('button', { name: '仍要提交这条建议' }).click();
    await page.getByText('K7PWX2MN').waitFor();
  });

  it('moves the focus to what is wrong with a form', async () => {
    const page = await open({ width: 390, scripts: false });
    await page.goto('/suggest/new');
    await page.getByRole('button', { name: '提交建议' }).click();
    await page.locator('#errors:focus').waitFor();
  });

  it('shows key steps alone without scripts', async () => {
    const page = await open({ width: 390, scripts: false });
    await page.goto(String(answered));
    const minor = page.locator('.trace-row[data-minor=true]').first();
    expect(await minor.isVisible()).toBe(true);
    await page.getByLabel('只看关键节点').check();
    expect(await minor.isVisible()).toBe(false);
  });
});
