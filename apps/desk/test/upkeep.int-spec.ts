import type { Locator, Page } from 'playwright-core';
import { DeskHarness, violationsOf } from './desk-harness.js';
import { newKey } from './fake-links.js';

let desk: DeskHarness;
let page: Page;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(async () => {
  desk.api.reset();
  page = await desk.open('admin1', '/links');
  await page.getByRole('link', { name: '链路维护、自检与密钥' }).click();
  await page.getByRole('heading', { level: 1, name: '链路维护' }).waitFor();
});
afterEach(() => page.context().close());
afterAll(() => desk.close());

const reason = '机房光缆割接。';
const card = (name: string): Locator => page.locator('.invitation').filter({ hasText: name });
const section = (name: string): Locator =>
  page.locator('section.enrolment').filter({ has: page.getByRole('heading', { name }) });
/** The record of acts at the page's end. */
const recorded = (act: string): Promise<void> => page.locator('.link-rows').getByText(act).waitFor();

/** Opens an act, reads what will follow, gives the reason, accepts, and does it. */
async function carryOut(place: Locator, label: string, consequence: string): Promise<void> {
  await place.getByRole('button', { name: label, exact: true }).click();
  await place.getByText(consequence).waitFor();
  await place.getByLabel('原因').fill(reason);
  await place.getByText('已了解上述影响').click();
  await place.getByRole('button', { name: label, exact: true }).click();
}

describe('upkeep of the links', () => {
  it('suspends a link, resumes it, rotates the key, each with its act in the record', async () => {
    await carryOut(card('渭滨区政协'), '暂停链路', '暂停后，本单位与渭滨区政协之间停止收发');
    await card('渭滨区政协').getByText('已暂停').waitFor();
    await recorded('暂停链路');
    expect(await card('渭滨区政协').getByRole('button', { name: '暂停链路' }).count()).toBe(0);

    await carryOut(card('渭滨区政协'), '恢复链路', '本单位随即重新联系渭滨区政协');
    await card('渭滨区政协').getByText('正常').waitFor();
    await recorded('恢复链路');

    await carryOut(section('本单位密钥'), '更换签名密钥', '新名片送达之前仍用原密钥签名');
    await page.getByText('登记机构签发名片后自动启用').waitFor();
    await page.getByText(newKey).waitFor();
    await recorded('更换签名密钥');
    expect(desk.api.received).toMatchObject([
      { path: '/links/x610302/actions/suspend', body: { reason } },
      { path: '/links/x610302/actions/resume', body: { reason } },
      { path: '/links/keys/signing/actions/rotate', body: { reason } },
    ]);
  });

  it('does nothing before a reason is given and what follows is accepted', async () => {
    const place = card('金台区政协');
    await place.getByRole('button', { name: '停用链路' }).click();
    await place.getByText('停用后不能再恢复').waitFor();
    await place.getByText('cannot be opened again').waitFor();
    await place.getByRole('button', { name: '停用链路' }).click();
    await place.getByText('请填写原因。').waitFor();
    await place.getByText('请先阅读并勾选确认。').waitFor();
    expect(desk.api.received).toEqual([]);
    await place.getByLabel('原因').fill('区划调整，该区撤并。');
    await place.getByText('已了解上述影响').click();
    desk.api.refuseNext('/links/x610303/actions/retire', 409, '链路已停用，不能再更改。');
    await place.getByRole('button', { name: '停用链路' }).click();
    await place.getByText('链路已停用，不能再更改。').waitFor();
    await place.getByRole('button', { name: '停用链路' }).click();
    await place.getByText('已停用', { exact: true }).waitFor();
    expect(await place.getByRole('button').count()).toBe(0);
  });

  it('never offers to retire the link to the parent', async () => {
    await card('陕西省政协').getByRole('button', { name: '暂停链路' }).waitFor();
    expect(await card('陕西省政协').getByRole('button', { name: '停用链路' }).count()).toBe(0);
  });

  it('begins to recover without a neighbour that stays away', async () => {
    const place = section('与上下级重新核对');
    await place.getByRole('button', { name: '开始核对' }).click();
    await place.getByText('陕西省政协（p610000）').click();
    await place.getByLabel('原因').fill('省级机房长期停电。');
    await place.getByText('已了解上述影响').click();
    await place.getByRole('button', { name: '开始核对' }).click();
    await recorded('人工启动恢复');
    expect(desk.api.received).toMatchObject([
      { path: '/links/recovery', body: { reason: '省级机房长期停电。', without: ['p610000'] } },
    ]);
  });

  it('tests itself and names what does not work', async () => {
    const place = section('自检');
    await place.getByRole('button', { name: '开始自检' }).click();
    await place.getByText('自检完成，1 项未通过。').waitFor();
    await place.getByRole('listitem').filter({ hasText: '与陕西省政协的链路' }).getByText('未通过').waitFor();
    await place.getByText('正常，往返 40 毫秒').first().waitFor();
  });

  it('is for administrators alone', async () => {
    const other = await desk.open('leader1', '/links/upkeep');
    await other.waitForURL((url) => url.pathname === '/desk/');
    await other.context().close();
  });

  it('breaks no rule of WCAG 2.1 AA with a form open, on phones too', async () => {
    await card('渭滨区政协').getByRole('button', { name: '停用链路' }).click();
    await section('与上下级重新核对').getByRole('button', { name: '开始核对' }).click();
    await page.getByText('永久关闭').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
});
