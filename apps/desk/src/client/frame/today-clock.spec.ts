import { formatToday } from './today-clock.js';

describe('the clock of today', () => {
  it('is the day in Beijing, which begins while UTC is still at yesterday', () => {
    expect(formatToday(new Date('2026-11-24T16:30:00Z'))).toBe('11月25日 星期三');
  });
});
