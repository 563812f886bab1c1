import type { BrowserContextOptions, Page } from 'playwright-core';
import { waitUntil } from '@qsl/testing';
import type { Place } from './desk-page.js';

/** CSS pixels. */
export const phoneWidth = 390;

/** A reader on a phone in whose browser no script runs. */
export async function readerWithoutScripts({ browser }: Pick<Place, 'browser'>): Promise<Page> {
  const options: BrowserContextOptions = { javaScriptEnabled: false, isMobile: true, locale: 'zh-CN' };
  const viewport = { width: phoneWidth, height: 844 };
  return (await browser.newContext({ ...options, viewport })).newPage();
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
