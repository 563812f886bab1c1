import { checkSuggestion } from './check-suggestion.js';

const good = {
  title: '步道北段没有路灯',
  body: '晚上散步的人多，建议加装路灯。',
  category: 'safety',
  areaCode: '610303',
  displayName: 'real',
};

describe('checkSuggestion', () => {
  it('lets a complete suggestion pass', () => {
    expect(checkSuggestion(good)).toEqual({});
  });

  it('names every field that is missing', () => {
    const empty = { title: '', body: '', category: '', areaCode: '', displayName: '' };
    expect(Object.keys(checkSuggestion(empty))).toEqual(['title', 'body', 'category', 'areaCode', 'displayName']);
  });

  it('counts what is too long', () => {
    expect(checkSuggestion({ ...good, title: '长'.repeat(61) }).title).toContain('现在有 61 个字');
  });
});
