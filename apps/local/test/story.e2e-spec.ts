import type { Tier } from '@qsl/contracts';
import { launchBrowser } from '@qsl/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../src/index.js';
import { DeskPage, newVisit, type Place } from './pages/desk-page.js';
import { fitsThePhone, phoneWidth } from './pages/portal-page.js';
import { startTestTree, type TestTree } from './test-tree.js';

const title = '小区直饮水机滤芯多久换一次';
const outcomeNumber = '陕卫规（演示）〔2026〕7号';

let trees: TestTree;
let browser: Browser;
let citizen: Page;
let code: string;
let queryCode: string;

const placeOf = (tier: Tier): Place => ({ browser, url: trees.clients[tier].url });

const at = (tier: Tier, account: string, work: (desk: DeskPage) => Promise<void>): Promise<void> =>
  DeskPage.during(placeOf(tier), account, work);

const compose = (desk: DeskPage, office: string, reason: string): Promise<void> =>
  desk.actInWindow('上报、转办', async (form) => {
    await form.getByRole('radio', { name: office }).check();
    await desk.choose(form.getByLabel('原因').first(), '超出本级职权');
    await form.getByLabel('理由').last().fill(reason);
  });

const assign = (desk: DeskPage, unit: string): Promise<void> =>
  desk.actInWindow('交办承办单位', (form) => desk.choose(form.getByLabel('单位 1').first(), unit));

beforeAll(async () => {
  [trees, browser] = await Promise.all([startTestTree({ withPages: true }), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await trees?.close();
}, 180_000);

async function submitOnAPhone(): Promise<void> {
  citizen = await (await newVisit(placeOf('county'), phoneWidth)).newPage();
  await citizen.goto(`${trees.clients.county.url}/login?next=/suggest/new`);
  await citizen.getByLabel('账号').fill('citizen1');
  await citizen.getByLabel('密码').fill(demoPassword);
  await citizen.getByRole('button', { name: '登录' }).click();
  await citizen.getByLabel('什么事').fill(title);
  await citizen.getByLabel('情况和建议').fill('小区里的直饮水机没有公示滤芯更换时间，希望明确由谁监管、多久更换。');
  await citizen.getByLabel('类别').selectOption('drinking_water');
  await citizen.getByLabel('在哪里').selectOption('610303');
  await citizen.locator('input[name=displayName][value=surname]').check();
  await citizen.getByRole('button', { name: /提交/ }).click();
  await citizen.getByRole('heading', { name: '提交成功' }).waitFor();
  code = (await citizen.locator('.receipt .code').innerText()).trim();
  queryCode = (await citizen.locator('.receipt .query-code').innerText()).replace(/\s/g, '');
  expect(code).toMatch(/^QSL-610303-\d{4}-\d{4,}$/);
  expect(queryCode).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  await expect(fitsThePhone(citizen)).resolves.toBe(true);
}

async function fileAndEscalate(): Promise<void> {
  await at('county', 'staff1', async (desk) => {
    await desk.openListed('queue', title);
    await desk.act('开始初审');
    await desk.act('立案', { 审查意见: '属于民生事项，予以立案。' });
    await compose(desk, '宝鸡市政协', '区级没有直饮水设施的监管权限，请市级统筹研究。');
  });
  await at('county', 'leader1', async (desk) => {
    await desk.openListed('sign-off', title);
    await desk.act('签发');
  });
}

async function passOnFromTheCity(): Promise<void> {
  await at('city', 'staff1', async (desk) => {
    await desk.openListed('transfers', title);
    await desk.act('签收');
    await desk.openListed('queue', title);
    await assign(desk, '住房和城乡建设局');
    await compose(desk, '陕西省政协', '涉及三个部门，需要省级明确职责、出台规定。');
  });
  await at('city', 'leader1', async (desk) => {
    await desk.openListed('sign-off', title);
    await desk.act('签发');
  });
}

async function answerAtTheProvince(): Promise<void> {
  await at('province', 'staff1', async (desk) => {
    await desk.openListed('transfers', title);
    await desk.act('签收');
    await desk.openListed('queue', title);
    await assign(desk, '卫生健康委员会');
  });
  await at('province', 'unit1', async (desk) => {
    await desk.openListed('orders', title);
    await desk.act('签收');
    const form = desk.page.locator('form.command');
    await desk.fill(form, {
      答复正文: '已会同住建、市场监管部门制定管理办法，明确监管主体与滤芯更换公示要求。',
      已采纳: '滤芯更换时间须在设备显著位置公示。',
      联系方式: '综合监督处，029-00000000（演示号码）',
      建议的办理结果: { choose: 'A 类' },
    });
    await form.getByRole('button', { name: '报送复文' }).click();
    await form.waitFor({ state: 'detached' });
  });
  await at('province', 'leader1', async (desk) => {
    await desk.openListed('sign-off', title);
    await desk.act('签发答复', { 文号: '陕卫函（演示）〔2026〕118号', 办理结果: { choose: 'A 类' } });
  });
  await at('province', 'staff1', async (desk) => {
    await desk.openListed('queue', title);
    await desk.actInWindow('发布答复', async (form) => {
      await form.getByLabel('此事已形成成果').check();
      await desk.fill(form, {
        成果类型: { choose: '规范性文件' },
        成果名称: '关于加强现制现售直饮水设施卫生管理的办法（演示）',
        成果文号: outcomeNumber,
        印发单位: '省卫生健康委员会、省住房和城乡建设厅',
        内容摘要: '经营单位应按期更换滤芯，并公示更换时间和水质检测结果。',
      });
      for (const [label, day] of [
        ['印发日期', '2026年11月16日'],
        ['施行日期', '2027年1月1日'],
      ] as const) {
        await form.getByLabel(label).first().fill(day);
        await form.getByLabel(label).first().press('Enter');
      }
    });
  });
}

async function comeBackDown(): Promise<void> {
  for (const tier of ['city', 'county'] as const) {
    await at(tier, 'staff1', async (desk) => {
      await desk.openListed('transfers?direction=out', title);
      await desk.page.getByRole('button', { name: '确认答复' }).waitFor();
      await desk.act('确认答复');
    });
  }
}

async function rateOnThePhone(): Promise<void> {
  await citizen.goto(`${trees.clients.county.url}/me`);
  await citizen.getByRole('link', { name: title }).first().click();
  await citizen.getByText(outcomeNumber).filter({ visible: true }).first().waitFor();
  for (const office of ['金台区政协', '宝鸡市政协', '陕西省政协']) {
    expect(await citizen.getByText(office).count()).toBeGreaterThan(0);
  }
  await expect(fitsThePhone(citizen)).resolves.toBe(true);
  await citizen.locator('input[name=attitude][value=satisfied]').check();
  await citizen.locator('input[name=result][value=satisfied]').check();
  await citizen.getByRole('button', { name: '提交评价' }).click();
  await citizen.getByRole('heading', { name: '提出人的评价' }).waitFor();
}

describe('the story as people click it', () => {
  it('goes from a phone over the desks of three offices back to the phone', async () => {
    await submitOnAPhone();
    await fileAndEscalate();
    await passOnFromTheCity();
    await answerAtTheProvince();
    await comeBackDown();
    await rateOnThePhone();
  }, 400_000);

  it.each([phoneWidth, 1440])('can be followed with both codes and no account on a screen %d wide', async (width) => {
    const page = await (await newVisit(placeOf('county'), width)).newPage();
    await page.goto(`${trees.clients.county.url}/track`);
    await page.getByLabel('编号').fill(code);
    await page.getByLabel('查询码').fill(queryCode);
    await page.getByRole('button', { name: '查进度' }).click();
    await page.getByText(outcomeNumber).filter({ visible: true }).first().waitFor();
    await expect(fitsThePhone(page)).resolves.toBe(true);
    await page.context().close();
  });
});
