const dayMs = 86_400_000;
const minuteMs = 60_000;

const words = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });
const digits = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
});

/** A day in Beijing as people write it, for example 2026年11月25日. */
export const dayInWords = (daysFromNow: number): string => words.format(Date.now() + daysFromNow * dayMs);

/** The first full minute in Beijing that is as far off, as a control for date and time takes it. */
export function minuteAfter(leastMs: number): string {
  const minute = Math.ceil((Date.now() + leastMs) / minuteMs) * minuteMs;
  return digits.format(minute).replace(' ', 'T');
}
