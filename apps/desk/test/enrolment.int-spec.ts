import { DeskHarness } from './desk-harness.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

const reason = '区划调整，新设县区。';

describe('letting an office in', () => {
  it('is for administrators alone', async () => {
    const page = await desk.open('staff1', '/links');
    await page.getByRole('heading', { name: '本单位及下级单位' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('heading', { name: '下级接入' }).count()).toBe(0);
    await page.context().close();
  });

  it('shows a code once, for an office and a reason', async () => {
    const page = await desk.open('admin1', '/links');
    await page.getByRole('button', { name: '邀请下级单位' }).click();
    await page.getByRole('button', { name: '生成接入码' }).click();
    await page.getByText('请填写新单位编号。').waitFor();
    await page.getByLabel('新单位编号').fill('x610306');
    await page.getByLabel('原因').fill(reason);
    await page.getByRole('button', { name: '生成接入码' }).click();
    await page.getByText('给 x610306 的接入码').waitFor();
    expect(await page.getByText(/^qsl1\./).innerText()).toMatch(/^qsl1\.\w{800,}$/);
    expect(desk.api.received).toMatchObject([{ path: '/links/invitations', body: { iid: 'x610306', reason } }]);
    await page.reload();
    await page.getByRole('button', { name: '邀请下级单位' }).waitFor();
    expect(await page.getByText(/^qsl1\./).count()).toBe(0);
    await page.context().close();
  });

  it('approves who has asked, with the key to compare, and tells why it may not', async () => {
    const page = await desk.open('admin1', '/links');
    const row = page.getByRole('listitem').filter({ hasText: '陈仓区政协' });
    await row.getByText('0aGVzZSBhcmUgdGhpcnR5LXR3byBieXRlcyBvZiBhIGk').waitFor();
    await row.getByRole('button', { name: '批准接入' }).click();
    await row.getByLabel('原因').fill('已电话核对公钥。');
    desk.api.refuseNext('/links/invitations/approve', 403, '须由发出邀请以外的另一人批准。');
    await row.getByRole('button', { name: '批准接入' }).click();
    await row.getByText('须由发出邀请以外的另一人批准。').waitFor();
    await row.getByRole('button', { name: '批准接入' }).click();
    await row.getByLabel('原因').waitFor({ state: 'detached' });
    expect(desk.api.received.at(-1)).toMatchObject({
      path: '/links/invitations/approve',
      body: { iid: 'x610304', reason: '已电话核对公钥。' },
    });
    await page.context().close();
  });
});
