import { validateSync } from 'class-validator';
import {
  clockOf,
  dayInWords,
  dayOf,
  instantInWords,
  IsCalendarDay,
  IsInstant,
  isCalendarDay,
  isInstant,
} from './calendar.js';

class Appointment {
  @IsCalendarDay()
  on!: string;

  @IsInstant()
  at!: string;
}

describe('a calendar day', () => {
  it.each(['2026-11-24', '2028-02-29', '1999-12-31'])('is %s', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each([
    '20260101',
    '2026-1-1',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-W01-1',
    '2026-001',
    '2026-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
    20260101,
    null,
    undefined,
  ])('is not %j', (day) => {
    expect(isCalendarDay(day)).toBe(false);
  });
});

describe('a moment', () => {
  it.each(['2026-11-24T09:00:00+08:00', '2026-11-24T01:00:00.000Z', '2026-11-24T09:00+08:00'])('is %s', (moment) => {
    expect(isInstant(moment)).toBe(true);
  });

  it.each([
    '2026-11-24',
    '2026-11-24T09:00:00',
    '20261124T090000Z',
    '2026-02-30T09:00:00Z',
    '2026-11-24T24:00:00Z',
    '2026-11-24 09:00:00Z',
    1_795_000_000_000,
  ])('is not %j', (moment) => {
    expect(isInstant(moment)).toBe(false);
  });
});

describe('a day in Beijing', () => {
  it('begins at 16:00 UTC', () => {
    expect(dayOf(new Date('2026-11-25T15:59:59.999Z'))).toBe('2026-11-25');
    expect(dayOf(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26');
    expect(clockOf(new Date('2026-11-25T16:05:00Z'))).toBe('00:05');
  });

  it('is written, and a moment too, as offices write them', () => {
    expect(dayInWords('2026-03-05')).toBe('2026年3月5日');
    expect(instantInWords(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日 00:05');
  });

  it('is followed by others, across months and years', () => {
    expect(dayOf(new Date('2026-11-25T16:00:00Z'), 30)).toBe('2026-12-26');
    expect(dayOf(new Date('2026-12-31T15:00:00Z'), 1)).toBe('2027-01-01');
  });
});

it('a request names the field and the rule that it breaks', () => {
  const faults = validateSync(Object.assign(new Appointment(), { on: '20260101', at: '2026-01-01' }));
  expect(faults.map(({ property, constraints }) => ({ property, constraints }))).toEqual([
    { property: 'on', constraints: { isCalendarDay: 'on must be a calendar day, such as 2026-11-24' } },
    {
      property: 'at',
      constraints: { isInstant: 'at must be a moment with its offset, such as 2026-11-24T09:00:00+08:00' },
    },
  ]);
});
