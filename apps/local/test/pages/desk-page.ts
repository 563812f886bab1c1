import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { demoPassword } from '../../src/index.js';

export interface Place {
  browser: Browser;
  /** Front address of the office. */
  url: string;
}

/** A browser of one person's own. */
export function newVisit({ browser }: Place, width: number): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: 900 },
    isMobile: width < 600,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
}

/** Values of a form by their labels; `choose` picks from a list, `day` is written as the calendar shows it. */
export type FormValues = Record<string, string | { choose: string } | { day: string }>;

/** One person of an office at the desk, on a large screen. */
export class DeskPage {
  private constructor(readonly page: Page) {}

  static async open(place: Place, account: string, width = 1440): Promise<DeskPage> {
    const page = await (await newVisit(place, width)).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${place.url}/desk/`);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('密码').fill(demoPassword);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/login'));
    return new DeskPage(page);
  }

  /** Lets one person of an office do their part, in a browser that is closed after it. */
  static async during(place: Place, account: string, work: (desk: DeskPage) => Promise<void>): Promise<void> {
    const desk = await DeskPage.open(place, account);
    try {
      await work(desk);
    } finally {
      await desk.page.context().close();
    }
  }

  /** Opens the first thing of a list that is called so; lists of what comes from elsewhere fill by themselves. */
  async openListed(list: string, title: string): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.page.goto(`${origin}/desk/${list}`);
    await this.page.getByRole('link', { name: title }).first().click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Presses an action, fills what it asks for and confirms it; done when the action is gone. `place`: where there are several. */
  async act(action: string, values: FormValues = {}, place: Page | Locator = this.page): Promise<void> {
    await place.getByRole('button', { name: action, exact: true }).click();
    const form = place.locator('.action-open form');
    await this.fill(form, values);
    await form.getByRole('button', { name: action, exact: true }).click();
    await form.waitFor({ state: 'detached' });
  }

  /** The same in a window of its own. */
  async actInWindow(action: string, work: (form: Locator) => Promise<void>): Promise<void> {
    await this.page.getByRole('button', { name: action, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: action });
    await dialog.waitFor();
    await work(dialog);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async fill(form: Locator, values: FormValues): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = form.getByLabel(label).first();
      if (typeof value === 'string') await field.fill(value);
      else if ('choose' in value) await this.choose(field, value.choose);
      else await this.pickDay(field, value.day);
    }
  }

  async choose(field: Locator, option: string): Promise<void> {
    await field.click({ force: true });
    await this.page.getByRole('option', { name: option }).first().click();
  }

  private async pickDay(field: Locator, day: string): Promise<void> {
    await field.fill(day);
    await field.press('Enter');
  }
}
