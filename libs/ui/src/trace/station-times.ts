import { formatClock, formatDate } from '../format/dates.js';
import type { TraceRow } from './trace-rows.js';

/** A row with the time that stands at its station. */
export interface TimedRow extends TraceRow {
  when: string;
}

/** The first station with words on a day shows the day, those after it the time of day: short words keep a long trace narrow. */
export function withStationTimes(rows: TraceRow[], now: Date): TimedRow[] {
  let lastDay = '';
  return rows.map((row) => {
    const day = formatDate(row.entry.at, now);
    const when = day === lastDay ? formatClock(row.entry.at) : day;
    if (row.isKey) lastDay = day;
    return { ...row, when };
  });
}
