import type { Locator, Page } from 'playwright-core';
import { demoPassword } from '../../src/index.js';
import { newVisit, type Place } from './desk-page.js';
import { fitsThePhone, phoneWidth, readUntil } from './portal-page.js';

/** One person at the portal of an office, on a phone; every page that they come to fits it. */
export class PhonePage {
  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async open(place: Place, account: string): Promise<PhonePage> {
    const phone = new PhonePage(await (await newVisit(place, phoneWidth)).newPage(), place.url);
    phone.page.setDefaultTimeout(20_000);
    await phone.visit('/login');
    await phone.fill({ 账号: account, 密码: demoPassword });
    await phone.press('登录');
    await phone.page.waitForURL((url) => url.pathname !== '/login');
    return phone;
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.checkWidth();
  }

  /** Visits until it says so: what comes from another office takes its moment. */
  async visitUntil(path: string, words: string): Promise<void> {
    await readUntil(this.page, this.url + path, (text) => text.includes(words));
    await this.checkWidth();
  }

  /** Goes where a link leads. */
  async follow(name: string): Promise<void> {
    const before = this.page.url();
    await this.page.getByRole('link', { name }).filter({ visible: true }).first().click();
    await this.page.waitForURL((url) => url.href !== before);
    await this.checkWidth();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
  }

  /** Unfolds a part of the page. */
  async unfold(summary: string, within: Page | Locator = this.page): Promise<void> {
    await within.locator('summary').filter({ hasText: summary }).first().click();
  }

  async see(...words: string[]): Promise<void> {
    for (const one of words) await this.page.getByText(one).filter({ visible: true }).first().waitFor();
  }

  /** Path of the page, without what was asked of it. */
  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  private async checkWidth(): Promise<void> {
    if (!(await fitsThePhone(this.page))) throw new Error(`${this.page.url()} is wider than a phone`);
  }
}
