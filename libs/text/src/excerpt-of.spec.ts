import { excerptOf } from './excerpt-of.js';

const long = `${'甲'.repeat(60)}直饮水机${'乙'.repeat(100)}`;

describe('an excerpt', () => {
  it('is a short text as it stands, on one line', () => {
    expect(excerptOf('  滤芯\n\n更换  ', '滤芯')).toBe('滤芯 更换');
    expect(excerptOf('', '滤芯')).toBe('');
  });

  it('has some eighty characters around the first word that was asked for', () => {
    const excerpt = excerptOf(long, '饮水');
    expect(excerpt).toBe(`…${'甲'.repeat(19)}直饮水机${'乙'.repeat(57)}…`);
  });

  it('begins where the text begins when no word stands in it, or one stands there', () => {
    for (const q of ['公示', '甲甲']) expect(excerptOf(long, q)).toBe(`${long.slice(0, 80)}…`);
  });

  it('ends where the text ends', () => {
    const text = `${'甲'.repeat(100)}滤芯`;
    expect(excerptOf(text, '滤芯')).toBe(`…${'甲'.repeat(78)}滤芯`);
  });

  it('finds the word also in another width and case, and splits no character', () => {
    const text = `${'甲'.repeat(50)}😀ＩＰＶ６改造${'😀'.repeat(90)}`;
    const excerpt = excerptOf(text, 'ipv6');
    expect(excerpt).toContain('ＩＰＶ６改造');
    expect([...excerpt]).toHaveLength(82);
    expect(excerpt).not.toMatch(/\p{Surrogate}/u);
  });
});
