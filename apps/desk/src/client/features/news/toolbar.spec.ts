import { toLinkAddress } from './toolbar.js';

describe('a link of an article', () => {
  it.each([
    ['www.shaanxi.gov.cn/a', 'https://www.shaanxi.gov.cn/a'],
    ['http://example.org', 'http://example.org'],
    ['mailto:office@example.org', 'mailto:office@example.org'],
    ['javascript:alert(1)', null],
    ['/news/1', null],
    ['', null],
  ])('leads to an absolute address or nowhere: %s', (typed, address) => {
    expect(toLinkAddress(typed)).toBe(address);
  });
});
