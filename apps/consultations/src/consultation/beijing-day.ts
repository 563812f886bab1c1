const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;

/** Calendar day in Beijing, YYYY-MM-DD, some days later. */
export function beijingDay(instant: Date, daysLater = 0): string {
  return new Date(instant.getTime() + shanghaiOffsetMs + daysLater * dayMs).toISOString().slice(0, 10);
}

/** `2026年11月25日` of a calendar day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月25日 14:30`, Beijing time. */
export function instantInWords(instant: Date): string {
  const local = new Date(instant.getTime() + shanghaiOffsetMs).toISOString();
  return `${dayInWords(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
