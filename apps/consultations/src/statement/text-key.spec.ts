import { textKeyOf } from './text-key.js';

describe('the key of a statement', () => {
  it('is the same however the text is written', () => {
    const key = textKeyOf('滤芯应每季度更换一次，并公示。');
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(textKeyOf(' 滤芯应每季度更换 一次,并公示！')).toBe(key);
    expect(textKeyOf('ＡＢ１栋应装水机')).toBe(textKeyOf('ab1栋应装水机'));
  });

  it('is another for another text, and none where there are only signs', () => {
    expect(textKeyOf('滤芯应每月更换一次，并公示。')).not.toBe(textKeyOf('滤芯应每季度更换一次，并公示。'));
    expect(textKeyOf('！！？…… ……')).toBeNull();
  });
});
