import chineseDays from 'chinese-days';

const dayMs = 86_400_000;

/** 18:00 Beijing time of a day, when an office's day ends. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T18:00:00+08:00`);
}

/** Whether offices work on that day by the State Council's calendar, make-up days (调休) included. */
export function isWorkday(day: string): boolean {
  return chineseDays.isWorkday(day);
}

/** The day `count` working days after `day`, or before it where `count` is negative; `day` itself does not count. */
export function addWorkdays(day: string, count: number): string {
  const step = Math.sign(count);
  let current = day;
  for (let left = Math.abs(count); left > 0;) {
    current = addDays(current, step);
    if (isWorkday(current)) left -= 1;
  }
  return current;
}

/** The day itself where offices work on it, else the next one on which they do. */
export function onOrAfterWorkday(day: string): string {
  return isWorkday(day) ? day : addWorkdays(day, 1);
}

/** Working days after `from`, up to and including `to`; negative where `to` lies before `from`. */
export function workdaysBetween(from: string, to: string): number {
  if (to < from) return 0 - workdaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkday(day)) count += 1;
  }
  return count;
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}
