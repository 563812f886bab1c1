import fc from 'fast-check';
import { bigramsOf, indexTokensOf, normaliseText, tsQueryOf } from './search-text.js';

/** What PostgreSQL does with a tsquery of ours. */
const finds = (query: string | null, tokens: string[]): boolean =>
  query === null ||
  query.split(' & ').every((part) => {
    const token = part.slice(1, part.lastIndexOf("'"));
    return part.endsWith(':*') ? tokens.some((known) => known.startsWith(token)) : tokens.includes(token);
  });

const texts = fc.stringMatching(/^[直饮水机滤芯老旧小区a-cA-C0-3１，。 ]{0,30}$/);

describe('text for searching', () => {
  it('has one width, small letters and single spaces', () => {
    expect(normaliseText(' ＩＰＶ６　改造\n 2期 ')).toBe('ipv6 改造 2期');
  });

  it('is found by pairs of characters, and by the last of each run', () => {
    expect(indexTokensOf('直饮水，a1')).toEqual(['直饮', '饮水', '水', 'a1', '1']);
  });

  it('is compared by pairs, and by characters that stand alone', () => {
    expect([...bigramsOf('直饮水 饮水 x')]).toEqual(['直饮', '饮水', 'x']);
  });

  it('is asked for by all pairs of the words', () => {
    expect(tsQueryOf('直饮水 机')).toBe(`'直饮' & '饮水' & '机':*`);
    expect(tsQueryOf('，。')).toBeNull();
  });

  it('is found by everything that stands in it', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, start, length) => {
        const normalised = normaliseText(text);
        const part = [...normalised].slice(start % (normalised.length + 1)).slice(0, length);
        expect(finds(tsQueryOf(part.join('')), indexTokensOf(normalised))).toBe(true);
      }),
    );
  });
});
