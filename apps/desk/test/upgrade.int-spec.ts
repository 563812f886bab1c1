import type { Page } from 'playwright-core';
import { DeskHarness, violationsOf } from './desk-harness.js';

let desk: DeskHarness;
let page: Page;
let loads: number;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(async () => {
  desk.api.reset();
  page = await desk.open('editor1', '/notices');
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
  loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
});
afterEach(() => page.context().close());
afterAll(() => desk.close());

/** The script of a page is gone until the desk has been loaded so many times. */
const loseNewsroom = (untilLoads: number): Promise<unknown> =>
  page.route('**/assets/NewsroomPage-*.js', (route) =>
    loads < untilLoads ? route.fulfill({ status: 404 }) : route.continue(),
  );

const openNewsroom = (): Promise<void> => page.getByRole('link', { name: '热点资讯' }).click();
const newsroom = (): Promise<void> => page.getByRole('heading', { level: 1, name: '热点资讯' }).waitFor();
const alarm = () => page.getByRole('alert').filter({ hasText: '页面未能完整载入' });

describe('a part that an upgrade took away', () => {
  it('comes with the page that was wanted, loaded afresh', async () => {
    await loseNewsroom(1);
    await openNewsroom();
    await newsroom();
    expect(new URL(page.url()).pathname).toBe('/desk/news');
    expect(loads).toBe(1);
    expect(await alarm().count()).toBe(0);
  });

  it('is spoken of where it is missing again, and comes when somebody asks later', async () => {
    await loseNewsroom(2);
    await openNewsroom();
    await alarm().waitFor();
    expect(loads).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '重新加载' }).click();
    await newsroom();
    expect(await alarm().count()).toBe(0);
  });

  it('leaves the page that stands where no server answers', async () => {
    await loseNewsroom(1);
    await page.route('**/desk/news', (route) => route.fulfill({ status: 502 }));
    await openNewsroom();
    await alarm().waitFor();
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    expect(loads).toBe(0);
  });
});
