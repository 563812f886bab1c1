import { idOf, knownOf, textOf } from './query.js';

describe('an address', () => {
  it('may say anything, and what is not text is nothing', () => {
    expect([textOf(' 水 '), textOf(undefined), textOf(['a', 'b'])]).toEqual(['水', '', '']);
  });

  it('keeps only what a list knows', () => {
    expect([knownOf('open', { open: '' }), knownOf('toString', { open: '' })]).toEqual(['open', '']);
    expect(idOf('0193a000-0000-7000-8000-000000000001')).not.toBe('');
    expect(idOf('../me')).toBe('');
  });
});
