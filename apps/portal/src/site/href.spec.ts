import { hrefOf, nextHref } from './href.js';

describe('an address of this site', () => {
  it('is written with the parameters that hold something', () => {
    expect(hrefOf('/topics', { q: '水', state: '' })).toBe('/topics?q=%E6%B0%B4');
    expect(hrefOf('/topics', { q: '' })).toBe('/topics');
    expect(nextHref('/topics', { q: '' }, 'abc')).toBe('/topics?cursor=abc');
    expect(nextHref('/topics', { q: '' }, null)).toBeNull();
  });
});
