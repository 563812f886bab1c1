import { ValidateBy } from 'class-validator';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const dayMs = 86_400_000;
const beijingOffsetMs = 8 * 3_600_000;

/** Whether it is a day of the calendar as RFC 3339 writes a full-date: `2026-11-24`, and neither `20261124` nor `2026-02-30`. */
export function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !dayPattern.test(value)) return false;
  const midnight = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

/** Whether it is a moment as RFC 3339 writes a date-time, its offset included: without one it would mean another moment on each machine. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDay(instantPattern.exec(value)?.[1]);
}

/** Calendar day in Beijing (UTC+8 all year), YYYY-MM-DD, or so many days later. */
export function dayOf(instant: Date, daysLater = 0): string {
  return beijingTime(new Date(instant.getTime() + daysLater * dayMs)).slice(0, 10);
}

/** `14:30` in Beijing. */
export function clockOf(instant: Date): string {
  return beijingTime(instant).slice(11, 16);
}

/** `2026年11月25日` of a calendar day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月25日 14:30` in Beijing. */
export const instantInWords = (instant: Date): string => `${dayInWords(dayOf(instant))} ${clockOf(instant)}`;

/** A calendar day, YYYY-MM-DD: days are stored, sorted and compared as texts. */
export const IsCalendarDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCalendarDay',
    validator: {
      validate: isCalendarDay,
      defaultMessage: () => '$property must be a calendar day, such as 2026-11-24',
    },
  });

/** A moment with its offset from UTC. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be a moment with its offset, such as 2026-11-24T09:00:00+08:00',
    },
  });

const beijingTime = (instant: Date): string => new Date(instant.getTime() + beijingOffsetMs).toISOString();
