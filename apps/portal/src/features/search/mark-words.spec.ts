import { markWords } from './mark-words.js';

const marked = (text: string, query: string): string =>
  markWords(text, query)
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('');

describe('markWords', () => {
  it('marks every place where a word stands', () => {
    expect(marked('停车难，小区停车怎么办', '停车')).toBe('[停车]难，小区[停车]怎么办');
  });

  it('marks each of several words, in any case', () => {
    expect(marked('老旧小区加装 WiFi', 'wifi 小区')).toBe('老旧[小区]加装 [WiFi]');
  });

  it('marks the pairs of a word that does not stand there as a whole', () => {
    expect(marked('小区里的直饮水机', '小区直饮水')).toBe('[小区]里的[直饮水]机');
  });

  it('marks nothing without words, and loses no character', () => {
    expect(marked('<b>一</b>', ' ')).toBe('<b>一</b>');
    expect(markWords('𠮷野家', '野家').map(({ text }) => text)).toEqual(['𠮷', '野家']);
  });
});
