import { formatDate } from '@qsl/ui';

const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'long' });

/** `11月25日 星期三`, in Beijing. */
export function formatToday(now: Date): string {
  return `${formatDate(now.toISOString(), now)} ${weekday.format(now)}`;
}
