import type { Locator, Page } from 'playwright-core';
import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { refusedId } from './fake-files.js';

let desk: DeskHarness;
let page: Page;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(async () => {
  desk.api.reset();
  page = await desk.open('admin1', '/links');
  await page.getByRole('link', { name: '线路长期中断时，用离线文件往来' }).click();
  await page.getByRole('heading', { level: 1, name: '离线文件' }).waitFor();
});
afterEach(() => page.context().close());
afterAll(() => desk.close());

const reason = '线路中断，派人送达。';
const section = (name: string): Locator =>
  page.locator('section.enrolment').filter({ has: page.getByRole('heading', { name, exact: true }) });
const recorded = (act: string): Promise<void> => page.locator('.link-rows').getByText(act).first().waitFor();

async function exportTo(office: string): Promise<Locator> {
  const place = section('一、导出');
  await place.getByRole('button', { name: '导出文件' }).click();
  await choose(page, '送达单位', office);
  await place.getByLabel('原因').fill(reason);
  await place.getByRole('button', { name: '导出文件' }).click();
  return place;
}

async function bring(name: string): Promise<Locator> {
  const place = section('三、导入');
  const chooser = page.waitForEvent('filechooser');
  await place.getByRole('button', { name: /选择文件|另选文件/ }).press('Enter');
  await (
    await chooser
  ).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('{"qslFile":1}\n') });
  return place;
}

describe('files that are carried', () => {
  it('are exported for a reason and downloaded one by one, after a reload too', async () => {
    const place = await exportTo('金台区政协');
    await place.getByText('已写好 2 个文件').waitFor();
    await recorded('导出离线文件');
    expect(desk.api.received).toMatchObject([
      { path: '/links/files/exports', body: { peer: 'x610303', reason, attachments: true } },
    ]);
    await page.reload();
    const links = section('一、导出').getByRole('link', { name: /^下载 / });
    await links.nth(1).waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(hrefs).toEqual([
      '/api/v1/links/files/c610300-x610303-20261125T010000000.qsl/content',
      '/api/v1/links/files/c610300-x610303-20261125T010000000-2.qsl/content',
    ]);
  });

  it('are looked at before they are taken; what was not taken is named with its reason, and the answer is written', async () => {
    const place = await bring('送市.qsl');
    await place.getByText('往来 3 件（第 5 至 7 号）').waitFor();
    await place.getByText('封签核验相符，文件由金台区政协发出').waitFor();
    expect(desk.api.received.map(({ path }) => path)).toEqual(['/links/files']);
    await place.getByRole('button', { name: '导入此文件' }).click();
    await place.getByLabel('原因').fill(reason);
    await place.getByRole('button', { name: '导入此文件' }).click();
    await place.getByText('新收到往来 2 件（另有 1 件以前已收到，不重复办理）、附件 1 个，还缺附件 1 个').waitFor();
    await place.getByRole('listitem').filter({ hasText: refusedId }).getByText('不应由该单位转来').waitFor();
    await recorded('导入离线文件');

    const answer = section('四、带回回执');
    await answer.getByRole('button', { name: '生成回执文件' }).click();
    await answer.getByLabel('原因').fill(reason);
    await answer.getByRole('button', { name: '生成回执文件' }).click();
    await answer.getByText('已写好 2 个文件').waitFor();
    const name = `brought-${'ab'.repeat(16)}.qsl`;
    expect(desk.api.received.slice(1)).toMatchObject([
      { path: `/links/files/${name}/actions/import`, body: { reason } },
      { path: '/links/files/exports', body: { peer: 'x610303', answers: name, reason } },
    ]);
  });

  it('are not offered to be taken where they are for somebody else', async () => {
    const { file } = desk.api.links.files.next;
    desk.api.links.files.next = { file: { ...file, to: 'p610000', toName: '陕西省政协' }, fault: 'not_for_us' };
    const place = await bring('带错.qsl');
    await place.getByText('此文件不是给本单位的').waitFor();
    expect(await place.getByRole('button', { name: '导入此文件' }).count()).toBe(0);
  });

  it('are refused with the rule that they break', async () => {
    desk.api.refuseNext('/links/files', 409, '不是完整的 .qsl 文件：第 1 行');
    const place = await bring('照片.jpg');
    await place.getByText('「照片.jpg」未予接收：不是完整的 .qsl 文件：第 1 行').waitFor();
    await bring('送市.qsl');
    await place.getByRole('button', { name: '导入此文件' }).click();
    await place.getByLabel('原因').fill(reason);
    const path = `/links/files/brought-${'ab'.repeat(16)}.qsl/actions/import`;
    desk.api.refuseNext(path, 409, '文件从第 7 号之后开始，本机关只收到第 4 号。');
    await place.getByRole('button', { name: '导入此文件' }).click();
    await place.getByRole('alert').getByText('本机关只收到第 4 号').waitFor();
    expect(await section('四、带回回执').getByRole('button').count()).toBe(0);
  });

  it('ask a neighbour for what was lost', async () => {
    const place = section('恢复备份后，线路仍然中断');
    await place.getByRole('button', { name: '导出核对请求' }).click();
    await choose(page, '送达单位', '陕西省政协');
    await place.getByLabel('原因').fill(reason);
    await place.getByRole('button', { name: '导出核对请求' }).click();
    await place.getByText('已写好').waitFor();
    expect(desk.api.received).toMatchObject([{ body: { peer: 'p610000', request: true, reason } }]);
  });

  it('are for administrators alone', async () => {
    const other = await desk.open('leader1', '/links/files');
    await other.waitForURL((url) => url.pathname === '/desk/');
    await other.context().close();
  });

  it('break no rule of WCAG 2.1 AA while one is taken, on phones too', async () => {
    await exportTo('渭滨区政协');
    await (await bring('送市.qsl')).getByRole('button', { name: '导入此文件' }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
});
