import { dayInWords, instantInWords } from './date-words.js';

it('a day and a moment are written as offices write them', () => {
  expect(dayInWords('2026-03-05')).toBe('2026年3月5日');
  expect(instantInWords(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日 00:05');
});
