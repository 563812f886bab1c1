import { navItemsFor } from './nav-items.js';

const labels = (roles: Parameters<typeof navItemsFor>[0]['roles']) => navItemsFor({ roles }).map(({ label }) => label);

describe('the rail', () => {
  it('shows a unit its orders and its notices', () => {
    expect(labels(['unit'])).toEqual(['交办单', '消息']);
  });

  it('shows an editor the newsroom', () => {
    expect(labels(['editor'])).toEqual(['热点资讯', '消息']);
  });

  it('shows staff all of the work but signing and the newsroom', () => {
    expect(labels(['staff'])).toEqual([
      '今日',
      '待办',
      '流转',
      '交办单',
      '议题征集',
      '议题审核',
      '微协商',
      '消息',
      '链路',
    ]);
  });

  it('shows signing and the newsroom to leaders', () => {
    expect(labels(['leader'])).toEqual(expect.arrayContaining(['签发', '热点资讯']));
  });
});
