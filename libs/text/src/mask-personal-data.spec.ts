import fc from 'fast-check';
import { maskPersonalData } from './mask-personal-data.js';

describe('the text that may leave the office', () => {
  it.each([
    ['电话13800138000，随时联系', '电话［手机号］，随时联系'],
    ['请致电 138-0013-8000。', '请致电 ［手机号］。'],
    ['手机：138 0013 8000或13900139000', '手机：［手机号］或［手机号］'],
    ['+86 13800138000', '［手机号］'],
    ['008613800138000', '［手机号］'],
    ['8613800138000', '［手机号］'],
    ['013800138000', '［手机号］'],
    ['１３８００１３８０００', '［手机号］'],
    ['3号楼 13800138000 2单元', '3号楼 ［手机号］ 2单元'],
    ['微信同号13800138000abc', '微信同号［手机号］abc'],
    ['身份证61030319900101123X', '身份证［身份证号］'],
  ])('has no number of a person: %s', (text, masked) => {
    expect(maskPersonalData(text, null)).toBe(masked);
  });

  it.each([
    ['办公电话0917-3260000'],
    ['热线12345，编号 QSL-610303-2026-0001'],
    ['订单202611251380013800012'],
    ['2026年11月25日，约12800138000元'],
  ])('keeps other numbers: %s', (text) => {
    expect(maskPersonalData(text, null)).toBe(text);
  });

  it.each([
    ['我叫王秀兰，住金台区', '王秀兰', '我叫王某某，住金台区'],
    ['王 秀　兰反映', '王秀兰', '王某某反映'],
    ['买买提·艾力的建议', '买买提·艾力', '买某某某某某的建议'],
    ['（李明）', ' 李明 ', '（李某）'],
    ['没有提到姓名', '王秀兰', '没有提到姓名'],
  ])('has no name of its author: %s', (text, name, masked) => {
    expect(maskPersonalData(text, name)).toBe(masked);
  });

  it('never holds a mobile number, wherever it stands, and never grows', () => {
    const mobiles = fc.stringMatching(/^1[3-9]\d{9}$/);
    const words = fc.stringMatching(/^[一-龥a-z，。\s]{0,20}$/);
    fc.assert(
      fc.property(words, mobiles, words, (before, number, after) => {
        const text = before + number + after;
        const masked = maskPersonalData(text, '王秀兰');
        expect(masked).not.toContain(number);
        expect(masked.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
