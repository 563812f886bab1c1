import { AxeBuilder } from '@axe-core/playwright';
import { launchBrowser } from '@qsl/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { deskService, type RunningDesk } from '../src/index.js';
import { FakeApi } from './fake-api.js';

/** The real desk server behind an invented office's gateway, and a browser. */
export class DeskHarness {
  /** What pages threw or wrote to the console as errors. */
  readonly complaints: string[] = [];

  private constructor(
    readonly api: FakeApi,
    readonly url: string,
    private readonly desk: RunningDesk,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<DeskHarness> {
    const desk = await deskService.start({ DESK_PORT: '0', LOG_LEVEL: 'fatal' });
    const api = new FakeApi(desk.url);
    const url = await api.start();
    const browser = await launchBrowser();
    return new DeskHarness(api, url, desk, browser);
  }

  /** A page of a browser of its own, of an account that has signed in. */
  async open(account: string | null, path: string, width = 1440): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    if (account) await context.addCookies([{ name: 'qsl_session', value: account, url: this.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) this.complaints.push(message.text());
    });
    await page.goto(`${this.url}/desk${path}`);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.api.stop();
    await this.desk.close();
  }
}

/** Rules of WCAG 2.1 A and AA that the page breaks, with the places. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Chooses in a select as keyboards do. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.getByRole('combobox', { name: label, exact: true });
  await select.focus();
  await select.press('Enter');
  await page.getByRole('option', { name: option }).click();
}
