import { choose, DeskHarness, violationsOf } from './desk-harness.js';
import { callId, topicId } from './sample-topics.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

describe('screening', () => {
  it('publishes with a key, opens the next topic, and refuses that with a code and its referral', async () => {
    const page = await desk.open('staff1', '/screening');
    await page.getByRole('link', { name: '住宅小区直饮水机由谁管理' }).click();
    await page.getByRole('heading', { level: 1, name: '住宅小区直饮水机由谁管理' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: '通过' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '老旧小区加装电梯费用怎样分摊' }).waitFor();
    await page.keyboard.press('d');
    await choose(page, '类别', '属于信访事项');
    await page.getByText('信访事项请向当地信访局反映').waitFor();
    await page.getByLabel('说明').fill('已由区信访局受理。');
    await page.getByRole('button', { name: '不予公开' }).click();
    await page.getByText('没有等待初审的议题。').waitFor();
    expect(desk.api.received).toMatchObject([
      { path: `/topics/${topicId(1)}/actions/publish`, body: { expectedVersion: 2 } },
      {
        path: `/topics/${topicId(2)}/actions/refuse`,
        body: { code: 'petition_case', text: '已由区信访局受理。', expectedVersion: 2 },
      },
    ]);
    await page.context().close();
  });

  it('keeps the keys for itself while somebody types', async () => {
    const page = await desk.open('staff1', `/screening/${topicId(1)}`);
    await page.getByRole('button', { name: '退回修改' }).click();
    await page.getByLabel('需要修改的内容').pressSequentially('add');
    expect(await page.getByLabel('需要修改的内容').inputValue()).toBe('add');
    await page.context().close();
  });
});

describe('a call for topics', () => {
  it('is drafted for chosen offices below', async () => {
    const page = await desk.open('staff1', '/topics');
    await page.getByRole('button', { name: '新建征集活动' }).click();
    await page.getByLabel('活动名称').fill('春节前保供稳价议题征集');
    await page.getByLabel('征集说明').fill('围绕菜价、肉价和配送征集议题。');
    await page.getByRole('combobox', { name: '开始日期' }).fill('2026年12月1日');
    await page.getByRole('combobox', { name: '截止日期' }).fill('2026年12月31日');
    await page.keyboard.press('Enter');
    await page.getByLabel('政协委员').uncheck();
    await page.getByLabel('本级和指定下级').check();
    await page.getByLabel('金台区政协').check();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(`**/desk/topics/calls/${callId(3)}`);
    expect(desk.api.received.at(-1)).toMatchObject({
      path: '/topic-calls',
      body: {
        opensOn: '2026-12-01',
        closesOn: '2026-12-31',
        eligible: ['citizen'],
        maxPerPerson: 3,
        scope: { kind: 'selected', offices: ['x610303'] },
      },
    });
    await page.context().close();
  });

  it('of an upper office gets the topics that were chosen to be handed on', async () => {
    const page = await desk.open('staff1', `/topics/calls/${callId(2)}?task=forward`);
    await page.getByLabel('选择 机关单位停车场错时开放').check();
    await page.getByLabel('选择 托育机构普惠补贴标准').check();
    await page.getByRole('button', { name: '报送至陕西省政协（2 件）' }).click();
    await page.getByText('没有等待报送的议题。').waitFor();
    expect(desk.api.received).toMatchObject([
      { path: `/topic-calls/${callId(2)}/actions/forward`, body: { topicIds: [topicId(3), topicId(4)] } },
    ]);
    await page.context().close();
  });

  it('shows its owner who has not reported, and turns a topic into a question to deliberate', async () => {
    const page = await desk.open('staff1', `/topics/calls/${callId(1)}`);
    await page.getByRole('row', { name: '渭滨区政协 未报告' }).waitFor();
    await page.getByRole('link', { name: '公交线路延伸到高新十五路' }).click();
    await page.getByRole('button', { name: '选为协商议题' }).click();
    await page.getByLabel('协商问题').fill('公交线路怎样延伸到高新十五路？');
    await page.getByRole('button', { name: '选为协商议题' }).click();
    await page.getByRole('heading', { level: 1, name: '农贸市场周边交通秩序' }).waitFor();
    expect(desk.api.received.at(-1)?.body).toEqual({
      question: '公交线路怎样延伸到高新十五路？',
      expectedVersion: 2,
    });
    await page.context().close();
  });
});
