import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addWorkdays, endOfDay, isWorkday, onOrAfterWorkday, workdaysBetween } from './work-calendar.js';

const dayMs = 86_400_000;
const firstMs = Date.parse('2024-01-01T00:00:00Z');
const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Every working day of 2023 to 2027, written down one by one; as a person with a wall calendar would count. */
const allWorkdays = Array.from({ length: 5 * 366 }, (_, index) => toDay(firstMs - 365 * dayMs + index * dayMs)).filter(
  (day) => chineseDays.getDayDetail(day).work,
);
const days = fc.integer({ min: 0, max: 2 * 365 }).map((offset) => toDay(firstMs + offset * dayMs));

describe('the calendar of working days', () => {
  it('knows public holidays and make-up days', () => {
    expect(isWorkday('2026-02-14')).toBe(true);
    expect(isWorkday('2026-02-17')).toBe(false);
    expect(isWorkday('2026-10-01')).toBe(false);
    expect(isWorkday('2026-11-25')).toBe(true);
    expect(isWorkday('2026-11-28')).toBe(false);
  });

  it('adds working days over a holiday and the make-up days around it', () => {
    expect(addWorkdays('2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkdays('2026-02-14', 1)).toBe('2026-02-24');
    expect(addWorkdays('2026-11-25', 15)).toBe('2026-12-16');
    expect(onOrAfterWorkday('2026-11-28')).toBe('2026-11-30');
  });

  it('counts as a person would', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const [first, last] = from < to ? [from, to] : [to, from];
        const counted = allWorkdays.filter((day) => day > first && day <= last).length;
        expect(workdaysBetween(from, to)).toBe(from <= to ? counted : 0 - counted);
      }),
    );
  });

  it('adds and takes away as a person would', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (day, count) => {
        expect(addWorkdays(day, count)).toBe(allWorkdays.filter((one) => one > day)[count - 1]);
        expect(addWorkdays(day, -count)).toBe(allWorkdays.filter((one) => one < day).at(-count));
      }),
    );
  });

  it('ends the day in Beijing time', () => {
    expect(endOfDay('2026-11-25').toISOString()).toBe('2026-11-25T10:00:00.000Z');
  });
});
