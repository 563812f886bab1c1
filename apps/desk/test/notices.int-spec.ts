import { DeskHarness, violationsOf } from './desk-harness.js';
import { aNotice, noticeId } from './sample-news.js';
import { topicId } from './sample-topics.js';

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
beforeEach(() => desk.api.reset());
afterAll(() => desk.close());

describe('notices', () => {
  it('ring at once, wherever somebody is, and lead to what they are about', async () => {
    const page = await desk.open('staff1', '/orders');
    await page.getByRole('link', { name: '消息，2 条未读' }).waitFor();
    desk.api.announce(aNotice(4, { title: '托育机构普惠补贴标准', text: '收到新的议题，等待初审。' }));
    await page.getByRole('link', { name: '消息，3 条未读' }).click();
    await page.getByRole('link', { name: '托育机构普惠补贴标准' }).click();
    await page.waitForURL(`**/desk/screening/${topicId(1)}`);
    await page.getByRole('link', { name: '消息，2 条未读' }).waitFor();
    expect(desk.api.received).toMatchObject([{ path: '/notices/actions/read', body: { ids: [noticeId(4)] } }]);
    await page.context().close();
  });

  it('are read all at once up to the newest that is shown, and muted one by one', async () => {
    const page = await desk.open('staff1', '/notices');
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('没有未读消息。').waitFor();
    await page.getByRole('button', { name: /^不再提醒：住宅小区直饮水机由谁管理$/ }).click();
    await page.getByText('「住宅小区直饮水机由谁管理」不再提醒').waitFor();
    expect(desk.api.received.map(({ path, body }) => [path, body])).toEqual([
      ['/notices/actions/read', { upTo: 103 }],
      ['/notices/mutes', { kind: 'topic', id: topicId(1), muted: true }],
    ]);
    await page.context().close();
  });

  it('reach a unit on its phone', async () => {
    const page = await desk.open('unit2', '/orders', 390);
    await page.getByRole('link', { name: '消息，2 条未读' }).click();
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});
