import type { Tier } from '@qsl/contracts';
import { temporaryFolder } from '@qsl/testing';
import { launchBrowser } from '@qsl/testing/browser';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { Matter, texts, waterReply } from '../src/index.js';
import { DeskPage } from './pages/desk-page.js';
import { startTestTree, type TestTree } from './test-tree.js';

const stick = temporaryFolder('stick');
const reason = '光缆中断，派人送达。';
const why = { reasonCode: 'beyond_authority', reason: '区级没有直饮水设施的监管权限，请市级统筹研究。' } as const;

let trees: TestTree;
let browser: Browser;
let county: DeskPage;
let city: DeskPage;
let matter: Matter;

beforeAll(async () => {
  [trees, browser] = await Promise.all([startTestTree({ withPages: true }), launchBrowser()]);
  [county, city] = await Promise.all([openFiles('county'), openFiles('city')]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await trees?.close();
}, 180_000);

const placeOf = (tier: Tier) => ({ browser, url: trees.clients[tier].url });

async function openFiles(tier: Tier): Promise<DeskPage> {
  const desk = await DeskPage.open(placeOf(tier), 'admin1');
  desk.page.setDefaultTimeout(120_000);
  await desk.page.goto(`${trees.clients[tier].url}/desk/links/files`);
  await desk.page.getByRole('heading', { level: 1, name: '离线文件' }).waitFor();
  return desk;
}

const section = ({ page }: DeskPage, name: string): Locator =>
  page.locator('section.enrolment').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Presses the one file that stands there to be fetched, and keeps it on the stick. */
async function download(desk: DeskPage, place: Locator, name: string): Promise<string> {
  const coming = desk.page.waitForEvent('download');
  await place.getByRole('link', { name: /^下载 / }).click();
  const path = join(stick, name);
  await (await coming).saveAs(path);
  return path;
}

async function bring(desk: DeskPage, path: string): Promise<Locator> {
  const place = section(desk, '三、导入');
  const chooser = desk.page.waitForEvent('filechooser');
  await place.getByRole('button', { name: /选择文件|另选文件/ }).click();
  await (await chooser).setFiles(path);
  return place;
}

/** One byte of what somebody wrote is another one. */
function altered(path: string): string {
  const content = readFileSync(path);
  content[content.indexOf('"at":"') + 8] = '1'.charCodeAt(0);
  const copy = join(stick, '改动.qsl');
  writeFileSync(copy, content);
  return copy;
}

describe('a matter while the line between county and city is dead', () => {
  it('goes up in a file that the county downloads and the city takes in', async () => {
    const origin = { ...texts.waterMachines, areaCode: '610303', at: 'county', by: 'citizen1' } as const;
    matter = await Matter.submit(trees.stage, origin);
    await matter.file('county');
    await trees.tree.killLinkBroker('c610300');
    await matter.transfer('county', 'city', why);

    const exporting = section(county, '一、导出');
    await county.act('导出文件', { 送达单位: { choose: '宝鸡市政协' }, 原因: reason }, exporting);
    const path = await download(county, exporting, '送市.qsl');
    await county.page.locator('.link-rows').getByText('导出离线文件').waitFor();

    const arriving = await bring(city, altered(path));
    await arriving.getByText('文件内容与封签不符，已被改动或损坏。').waitFor();
    await bring(city, path);
    await arriving.getByText('封签核验相符，文件由金台区政协发出').waitFor();
    await city.act('导入此文件', { 原因: reason }, arriving);
    await arriving.getByText('已导入金台区政协的文件。').waitFor();
    await matter.accept('city');
  }, 400_000);

  it('comes back answered in the file that the city writes, and the county sees it', async () => {
    await matter.assign('city', 'housing');
    await matter.sign('city', 'housing');
    await matter.reply('city', 'housing', waterReply, 'resolved');
    await matter.approve('city', '演示函〔2026〕1号', 'resolved');
    await matter.publish('city');
    await matter.transferIs('city', 'answered');
    const answering = section(city, '四、带回回执');
    await city.act('生成回执文件', { 原因: reason }, answering);
    const path = await download(city, answering, '回县.qsl');

    const own = await bring(county, join(stick, '送市.qsl'));
    await own.getByRole('button', { name: '导入此文件' }).click();
    await own.getByLabel('原因').fill(reason);
    await own.getByRole('button', { name: '导入此文件' }).click();
    await own.getByRole('alert').getByText('文件是给 c610300 的').waitFor();
    await own.getByRole('button', { name: '取消' }).click();

    const arriving = await bring(county, path);
    await county.act('导入此文件', { 原因: reason }, arriving);
    await arriving.getByText('已导入宝鸡市政协的文件。').waitFor();
    await DeskPage.during(placeOf('county'), 'staff1', async (desk) => {
      await matter.transferIs('county', 'answered');
      await desk.openListed('transfers?direction=out&state=answered', texts.waterMachines.title);
      await desk.page.getByText('已收到答复，等待本单位确认').waitFor();
    });
  }, 400_000);
});
