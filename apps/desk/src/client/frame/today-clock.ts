const format = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});

/** `11月25日 星期三`, in Beijing. */
export function formatToday(now: Date): string {
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('month')}${parts.get('day')}日 ${parts.get('weekday')}`;
}
