import { table } from './table.js';

describe('a table on a terminal', () => {
  it('is aligned where Chinese characters take two columns', () => {
    expect(
      table([
        ['编号', '状态', '数量'],
        ['x610303', '未连接', '3'],
        ['p610000', 'ok', '12'],
      ]),
    ).toBe(['编号     状态    数量', 'x610303  未连接  3', 'p610000  ok      12'].join('\n'));
  });
});
