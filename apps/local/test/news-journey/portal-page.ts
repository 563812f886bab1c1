import type { BrowserContextOptions, Page } from 'playwright-core';
import { waitUntil } from '@qsl/testing';
import { demoPassword } from '../../src/index.js';
import { newVisit, type Place } from '../desk-page.js';

const phone = 390;

/** A reader on a phone in whose browser no script runs. */
export async function readerWithoutScripts({ browser }: Pick<Place, 'browser'>): Promise<Page> {
  const options: BrowserContextOptions = { javaScriptEnabled: false, isMobile: true, locale: 'zh-CN' };
  const viewport = { width: phone, height: 844 };
  return (await browser.newContext({ ...options, viewport })).newPage();
}

/** Somebody who has signed in at an office's portal, on a phone. */
export async function signedIn(place: Place, account: string): Promise<Page> {
  const page = await (await newVisit(place, phone)).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${place.url}/login?next=/me`);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: '我的' }).waitFor();
  return page;
}

/** Reads a page again until it says so: what other offices write comes by itself. */
export async function readUntil(page: Page, address: string, says: (text: string) => boolean): Promise<void> {
  const read = async (): Promise<boolean> => {
    await page.goto(address);
    return says(await page.locator('main').innerText());
  };
  await waitUntil(read, { what: `${address} as readers want it` });
}

export const fitsThePhone = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

/** Waits until the picture of the article that a page shows has come. */
export async function pictureComes(page: Page): Promise<void> {
  const hasCome = "document.querySelector('figure img').naturalWidth > 0";
  await waitUntil(() => page.evaluate<boolean>(hasCome), { what: 'the picture of the article' });
}
