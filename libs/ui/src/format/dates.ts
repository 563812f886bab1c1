const beijing = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: beijing,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface BeijingTime {
  year: number;
  month: number;
  day: number;
  clock: string;
}

/** `11月24日 14:30` in Beijing time; the year leads where it is not the year of `now`. */
export function formatDateTime(iso: string, now: Date = new Date()): string {
  const time = inBeijing(new Date(iso));
  return `${dayOf(time, now)} ${time.clock}`;
}

/** `11月24日` for an instant (in Beijing time) or a calendar date; the year leads where it is not the year of `now`. */
export function formatDate(date: string, now: Date = new Date()): string {
  return dayOf(inBeijing(asInstant(date)), now);
}

/** `14:30` in Beijing time. */
export function formatClock(iso: string): string {
  return inBeijing(new Date(iso)).clock;
}

/** `2026年11月24日`, as official letters write it. */
export function formatFullDate(date: string): string {
  const { year, month, day } = inBeijing(asInstant(date));
  return `${year}年${month}月${day}日`;
}

/** A calendar date has no time of day; noon in Beijing keeps it on its day. */
function asInstant(date: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T12:00:00+08:00` : date);
}

function dayOf(time: BeijingTime, now: Date): string {
  const day = `${time.month}月${time.day}日`;
  return time.year === inBeijing(now).year ? day : `${time.year}年${day}`;
}

function inBeijing(date: Date): BeijingTime {
  const of = new Map(parts.formatToParts(date).map(({ type, value }) => [type, value]));
  return {
    year: Number(of.get('year')),
    month: Number(of.get('month')),
    day: Number(of.get('day')),
    clock: `${of.get('hour')}:${of.get('minute')}`,
  };
}
