import { beijingDay, dayInWords, instantInWords } from './beijing-day.js';

describe('a day in Beijing', () => {
  it('begins at 16:00 UTC', () => {
    expect(beijingDay(new Date('2026-11-25T15:59:59.999Z'))).toBe('2026-11-25');
    expect(beijingDay(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26');
    expect(beijingDay(new Date('2026-11-25T16:00:00Z'), 30)).toBe('2026-12-26');
  });

  it('is written as offices write it', () => {
    expect(dayInWords('2026-03-05')).toBe('2026年3月5日');
    expect(instantInWords(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日 00:05');
  });
});
