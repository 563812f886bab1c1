import { clockOf, dayOf } from '@qsl/contracts';

/** `2026年11月25日` of a calendar day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月25日 14:30`, Beijing time. */
export const instantInWords = (instant: Date): string => `${dayInWords(dayOf(instant))} ${clockOf(instant)}`;
