import { formatDate, formatDateTime, formatFullDate } from './dates.js';

const now = new Date('2026-11-25T00:00:00Z');

describe('dates', () => {
  it('shows an instant in Beijing time', () => {
    expect(formatDateTime('2026-11-24T06:30:00Z', now)).toBe('11月24日 14:30');
  });

  it('shows midnight as 00:00 of the next day in Beijing', () => {
    expect(formatDateTime('2026-11-24T16:00:00Z', now)).toBe('11月25日 00:00');
  });

  it('names the year where it is another one', () => {
    expect(formatDateTime('2025-12-31T15:59:00Z', now)).toBe('2025年12月31日 23:59');
    expect(formatDate('2025-03-10', now)).toBe('2025年3月10日');
  });

  it('takes the year in Beijing, not in UTC', () => {
    expect(formatDate('2026-12-31T17:00:00Z', new Date('2026-12-31T17:30:00Z'))).toBe('1月1日');
  });

  it('keeps a calendar date on its day', () => {
    expect(formatDate('2026-05-01', now)).toBe('5月1日');
    expect(formatFullDate('2026-05-01')).toBe('2026年5月1日');
  });
});
