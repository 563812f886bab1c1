import { hrefOf, idOf, knownOf, nextHref, textOf } from './query.js';

describe('an address', () => {
  it('may say anything, and what is not text is nothing', () => {
    expect([textOf(' 水 '), textOf(undefined), textOf(['a', 'b'])]).toEqual(['水', '', '']);
  });

  it('keeps only what a list knows', () => {
    expect([knownOf('open', { open: '' }), knownOf('toString', { open: '' })]).toEqual(['open', '']);
    expect(idOf('0193a000-0000-7000-8000-000000000001')).not.toBe('');
    expect(idOf('../me')).toBe('');
  });

  it('is written with the parameters that hold something', () => {
    expect(hrefOf('/topics', { q: '水', state: '' })).toBe('/topics?q=%E6%B0%B4');
    expect(hrefOf('/topics', { q: '' })).toBe('/topics');
    expect(nextHref('/topics', { q: '' }, 'abc')).toBe('/topics?cursor=abc');
    expect(nextHref('/topics', { q: '' }, null)).toBeNull();
  });
});
