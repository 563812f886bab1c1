import { languageOf } from './language.js';

describe('the language of a request', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['de', 'zh-CN'],
    ['*', 'zh-CN'],
    [';;;,,q=', 'zh-CN'],
  ])('reads %p as %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
