import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { arrivalId, draftId } from './fake-api.js';
import { caseId, orderId } from './sample-cases.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

const reason = '市级没有设备管理的依据，需要全省统一规定。';

describe('the case page', () => {
  it('offers exactly what the API allows, and says what waits for which link', async () => {
    const page = await desk.open('staff1', `/cases/${caseId(1)}`);
    await page.getByText('等待与陕西省政协的链路恢复，2 条未送达').waitFor();
    const side = page.getByRole('region', { name: '办理' });
    expect(await side.getByRole('button').allInnerTexts()).toEqual(['撤回']);
    await page.context().close();
  });

  it('shows what is sealed, of others’ notes that they are, and sends one to an office that can open it', async () => {
    const [from, to] = [
      { from: 'x610303', fromName: '金台区政协' },
      { to: 'p610000', toName: '陕西省政协' },
    ];
    const sealed = { id: 'a', at: '2026-11-24T08:10:00Z', ...from, ...to, text: null };
    const read = { ...sealed, id: 'b', to: 'c610300', toName: '宝鸡市政协', text: '请直接核实。' };
    const addressees = [{ iid: 'p610000', name: '陕西省政协', hasKey: true }];
    desk.api.notes = { items: [sealed, read], nextCursor: null, addressees };
    const page = await desk.open('staff1', `/cases/${caseId(1)}`);
    const notes = page.getByRole('region', { name: '密封说明' });
    await notes.getByText('内容已密封，仅陕西省政协可以阅读。').waitFor();
    await notes.getByText('请直接核实。').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await notes.getByRole('button', { name: '发送密封说明' }).click();
    await choose(page, '收件机关', '陕西省政协');
    await page.getByLabel('说明内容').fill('有关情况不宜由市级转述。');
    await notes.getByRole('button', { name: '发送密封说明' }).click();
    await page.getByText('已发送密封说明').waitFor();
    expect(desk.api.received).toMatchObject([
      { path: `/cases/${caseId(1)}/sealed-notes`, body: { toInstance: 'p610000', text: '有关情况不宜由市级转述。' } },
    ]);
    await page.context().close();
  });

  it('asks for the reason in place, and sends it with version, key and header', async () => {
    const page = await desk.open('staff1', `/cases/${caseId(3)}`);
    await page.getByRole('button', { name: '退回补充' }).click();
    await page.getByLabel('需要补充的内容').fill('地点');
    await page.getByRole('button', { name: '退回补充' }).click();
    await page.getByText('需要补充的内容至少 5 个字。').waitFor();
    await page.getByLabel('需要补充的内容').fill('请写明是哪个站台。');
    await page.getByRole('button', { name: '退回补充' }).click();
    await page.getByText('目前没有需要您办理的操作。').waitFor();
    expect(desk.api.received).toMatchObject([
      {
        path: `/cases/${caseId(3)}/actions/request-supplement`,
        body: { text: '请写明是哪个站台。', expectedVersion: 5 },
        csrf: '1',
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      },
    ]);
    await page.context().close();
  });

  it('keeps what was typed when somebody was faster, shows the newest, and goes on from there', async () => {
    const page = await desk.open('staff1', `/cases/${caseId(3)}`);
    await page.getByRole('button', { name: '立案' }).first().click();
    await page.getByLabel('审查意见').fill('事项清楚，建议立案。');
    desk.api.touchCase(caseId(3), { title: '高新大道公交站台雨天积水（已补充地点）' });
    await page.getByRole('button', { name: '立案' }).click();
    await page.getByText('此件刚刚有更新，您填写的内容已保留。').waitFor();
    await page.getByRole('heading', { name: '高新大道公交站台雨天积水（已补充地点）' }).waitFor();
    expect(await page.getByLabel('审查意见').inputValue()).toBe('事项清楚，建议立案。');
    await page.getByRole('button', { name: '已核对，继续办理' }).click();
    await page.getByRole('button', { name: '立案' }).click();
    await page.getByText('目前没有需要您办理的操作。').waitFor();
    expect(desk.api.received.map(({ body }) => body['expectedVersion'])).toEqual([5, 6]);
    await page.context().close();
  });

  it('keeps what was typed through a reload, and repeats an uncertain change with the same key', async () => {
    const page = await desk.open('leader1', `/cases/${caseId(4)}`);
    await page.getByRole('button', { name: '驳回复文' }).click();
    await page.getByLabel('驳回理由').fill('请补充完成时间。');
    await page.reload();
    await page.getByRole('button', { name: '驳回复文' }).click();
    expect(await page.getByLabel('驳回理由').inputValue()).toBe('请补充完成时间。');
    desk.api.refuseNext(`/cases/${caseId(4)}/actions/send-back`, 504, '服务未在规定时间内应答。');
    await page.getByRole('button', { name: '驳回复文' }).click();
    await page.getByText('可直接重试，不会重复办理').waitFor();
    await page.getByRole('button', { name: '驳回复文' }).click();
    await page.getByText('目前没有需要您办理的操作。').waitFor();
    const keys = desk.api.received.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    await page.context().close();
  });

  it('shows the faults that the server finds at their fields', async () => {
    const page = await desk.open('leader1', `/cases/${caseId(4)}`);
    await page.getByRole('button', { name: '签发答复' }).click();
    await page.getByLabel('文号').fill('88');
    await choose(page, '办理结果', 'B 类');
    const fault = { field: 'docNumber', rule: 'matches', message: '文号格式有误。' };
    desk.api.refuseNext(`/cases/${caseId(4)}/actions/approve-reply`, 400, '请求内容有误。', [fault]);
    await page.getByRole('button', { name: '签发答复' }).click();
    await page.locator('.field').filter({ hasText: '文号' }).getByText('文号格式有误。').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('assigns units with their roles', async () => {
    const page = await desk.open('staff1', `/cases/${caseId(5)}`);
    await page.getByRole('button', { name: '交办承办单位' }).click();
    await choose(page, '单位 1', '市卫生健康委员会');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(desk.api.received[0]?.body).toMatchObject({
      orders: [{ unitId: '0190a000-0000-7000-8000-00000000a001', role: 'lead' }],
      expectedVersion: 5,
    });
    await page.context().close();
  });
});

describe('a transfer', () => {
  it('shows before sending what the other office will read, on a phone too', async () => {
    const page = await desk.open('staff1', `/cases/${caseId(5)}`, 390);
    await page.getByRole('button', { name: '上报、转办' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('链路未连接，3 条未送达', { exact: false }).waitFor();
    await dialog.getByLabel('上报至 陕西省政协', { exact: false }).check();
    await choose(page, '原因', '需要上级出台规定');
    await dialog.getByLabel('理由').fill(reason);
    const preview = dialog.getByRole('region', { name: '对方将看到' });
    expect(await preview.innerText()).not.toContain('办理情况');
    await dialog.getByLabel('本级审查意见和承办单位').check();
    expect(await preview.innerText()).toContain('办理情况');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '拟制上报，送签发' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(desk.api.received[0]).toMatchObject({
      path: `/cases/${caseId(5)}/transfers`,
      body: {
        kind: 'escalate',
        toInstance: 'p610000',
        reasonCode: 'needs_regulation',
        reason,
        reveal: ['public', 'handling'],
      },
    });
    await page.context().close();
  });

  it('is signed off by a leader on a phone', async () => {
    const page = await desk.open('leader1', '/sign-off', 390);
    await page.getByRole('link', { name: '小区直饮水机无人管理' }).click();
    await page.getByRole('button', { name: '签发' }).click();
    await page.getByRole('button', { name: '签发' }).click();
    await page.getByText('已签发', { exact: true }).waitFor();
    expect(desk.api.received.map(({ path }) => path)).toEqual([`/transfers/${draftId}/actions/sign-off`]);
    await page.context().close();
  });

  it('is returned with a code and a text', async () => {
    const page = await desk.open('staff1', `/transfers/${arrivalId}`);
    await page.getByRole('button', { name: '退回' }).click();
    await choose(page, '退回原因', '材料不全');
    await page.getByLabel('退回说明').fill('请补充设备照片和物业合同。');
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByText('已退回', { exact: true }).waitFor();
    expect(desk.api.received[0]?.body).toEqual({
      code: 'incomplete',
      text: '请补充设备照片和物业合同。',
      expectedVersion: 2,
    });
    await page.context().close();
  });
});

describe("a unit's reply", () => {
  it('has its four parts and a proposed grade', async () => {
    const page = await desk.open('unit2', `/orders/${orderId(1)}`);
    await page.getByRole('button', { name: '报送复文' }).click();
    await page.getByText('请填写答复正文。').waitFor();
    await page.getByLabel('答复正文').fill('我局已对全市直饮水设备作了排查。');
    await page.getByLabel('计划办理').fill('12月31日前完成登记。');
    await page.getByLabel('联系方式').fill('物业科 0917-000 0000');
    await choose(page, '建议的办理结果', 'B 类');
    await page.getByRole('button', { name: '报送复文' }).click();
    await page.getByText('已报送复文', { exact: true }).waitFor();
    expect(desk.api.received[0]?.body).toEqual({
      reply: {
        body: '我局已对全市直饮水设备作了排查。',
        planned: '12月31日前完成登记。',
        contact: '物业科 0917-000 0000',
      },
      grade: 'under_way',
      expectedVersion: 3,
    });
    await page.context().close();
  });
});
