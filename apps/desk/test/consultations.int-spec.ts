import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { commentId, consultationId, statementId } from './sample-consultations.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

const paths = (): string[] => desk.api.received.map(({ path }) => path);

describe('the console of a consultation', () => {
  it('begins with a draft that is announced', async () => {
    const page = await desk.open('staff1', '/consultations');
    await page.getByRole('button', { name: '新建协商' }).click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('请填写协商问题。').waitFor();
    await page.getByLabel('协商问题').fill('机关停车场周末怎样对外开放？');
    await page.getByLabel('协商说明').fill('就开放时段、收费和安全责任听取意见。');
    await page.getByRole('combobox', { name: '讨论截止日期' }).fill('2026年12月20日');
    await page.keyboard.press('Enter');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { level: 1, name: '机关停车场周末怎样对外开放？' }).waitFor();
    await page.getByRole('button', { name: '发布公告' }).click();
    await page.getByRole('button', { name: '发布公告' }).click();
    await page.getByText('即将开始').waitFor();
    expect(desk.api.received[0]?.body).toMatchObject({
      convener: '宝鸡市政协',
      closesOn: '2026-12-20',
      hideResults: 'until_vote',
      scope: { kind: 'own' },
    });
    expect(paths()[1]).toBe(`/consultations/${consultationId(4)}/actions/announce`);
    await page.context().close();
  });

  it('moderates views, and shows what people made of the public ones', async () => {
    const page = await desk.open('staff1', `/consultations/${consultationId(1)}?tab=statements`);
    const views = page.getByRole('listitem').filter({ hasText: '物业收了场地费' });
    await views.getByRole('button', { name: '公开', exact: true }).click();
    await page.keyboard.press('Enter');
    await views.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '不予公开' }).click();
    await choose(page, '理由', '与本次协商无关');
    await page.getByRole('button', { name: '不予公开' }).click();
    await page.getByText('没有待审核的看法。').waitFor();
    await page.getByRole('link', { name: '已公开' }).click();
    await page.getByText('241').waitFor();
    expect(desk.api.received).toMatchObject([
      { path: `/consultations/${consultationId(1)}/statements/${statementId(1)}/actions/publish`, body: {} },
      {
        path: `/consultations/${consultationId(1)}/statements/${statementId(2)}/actions/refuse`,
        body: { reason: 'off_topic' },
      },
    ]);
    await page.context().close();
  });

  it('answers a question officially', async () => {
    const page = await desk.open('staff1', `/consultations/${consultationId(1)}?tab=comments&order=unanswered`);
    await page.getByRole('button', { name: '正式回应' }).click();
    await page.getByLabel('回应内容').fill('设备检测合格后，12月10日前恢复。');
    await page.getByRole('button', { name: '正式回应' }).click();
    await page.getByText('此分类下没有发言。').waitFor();
    expect(paths()).toEqual([`/consultations/${consultationId(1)}/comments/${commentId(2)}/actions/answer`]);
    await page.context().close();
  });

  it('plans the meeting, records who came, and exports the minutes', async () => {
    const page = await desk.open('staff1', `/consultations/${consultationId(1)}?tab=meeting`);
    await page.getByRole('button', { name: '登记会议情况' }).click();
    await page.getByLabel('签到名单').fill('王建国 市水利局\n李敏 中山路街道办事处');
    await page.getByText('已识别 2 人。').waitFor();
    await page.getByLabel('会议纪要').fill('会议就管理责任和水质公示达成初步共识。');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '保存会议情况' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(desk.api.received[0]).toMatchObject({
      path: `/consultations/${consultationId(1)}/meeting/actions/record`,
      body: { attendees: [{ name: '王建国', organisation: '市水利局' }, { name: '李敏' }], expectedVersion: 7 },
    });
    await page.context().close();
  });

  it('is concluded with an outcome, then tracked with commitments', async () => {
    const page = await desk.open('staff1', `/consultations/${consultationId(2)}?tab=results`);
    await page.getByRole('button', { name: '公布协商成果' }).click();
    await choose(page, '协商意见', '部分采纳');
    await page.getByLabel('成果正文').fill('采纳低层住户补偿由业主协商确定的意见，补偿标准不作统一规定。');
    await page.getByRole('button', { name: '公布协商成果' }).click();
    await page.getByText('协商意见：部分采纳').waitFor();
    await page.getByRole('button', { name: '登记承诺事项' }).click();
    await page.getByLabel('承诺事项 1').fill('印发加装电梯协商指引。');
    await page.getByLabel('责任单位 1').fill('市住房和城乡建设局');
    await page.getByRole('combobox', { name: '完成时限 1' }).fill('2027年3月31日');
    await page.keyboard.press('Enter');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '公布承诺事项' }).click();
    await page.getByRole('cell', { name: '2027年3月31日' }).waitFor();
    expect(desk.api.received.map(({ body }) => body)).toMatchObject([
      { decision: 'partly_adopted', expectedVersion: 7 },
      {
        commitments: [{ owner: '市住房和城乡建设局', text: '印发加装电梯协商指引。', dueOn: '2027-03-31' }],
        expectedVersion: 8,
      },
    ]);
    await page.context().close();
  });

  it('of an upper office is watched, not led', async () => {
    const page = await desk.open('staff1', `/consultations/${consultationId(3)}?tab=statements`);
    await page.getByText('由陕西省政协发起并主持').waitFor();
    await page.getByText('本级 18 票正在送达').waitFor();
    expect(await page.getByRole('button', { name: '不予公开' }).count()).toBe(0);
    await page.context().close();
  });
});
