import { DeskHarness } from './desk-harness.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

describe('a desk of an office that was restored from a backup', () => {
  it('says on every page why nothing can be done now and whom it waits for, until the records are back', async () => {
    const waitsFor = [{ iid: 'c610300', name: '宝鸡市政协' }];
    desk.api.links.recovery = { phase: 'asking', waitsFor, unapplied: 0 };
    const page = await desk.open('staff1', '/links');
    const banner = page.getByRole('status').filter({ hasText: '暂时只能查阅' });
    await banner.getByText('正在向宝鸡市政协取回备份之后的办理记录').waitFor();

    desk.api.links.recovery = { phase: 'applying', waitsFor: [], unapplied: 3 };
    await page.reload();
    await banner.getByText('还有 3 件正在补录').waitFor();

    desk.api.links.recovery = { phase: 'none', waitsFor: [], unapplied: 0 };
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await banner.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
