const beijing = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Shanghai',
});

/** `2026-11-27 21:08:07`, Beijing time; a dash where there is none. */
export function momentText(iso: string | null): string {
  return iso === null ? '—' : beijing.format(new Date(iso));
}
