import { withStationTimes } from './station-times.js';
import type { TraceRow } from './trace-rows.js';

const now = new Date('2026-11-30T00:00:00Z');
const row = (at: string, isKey = true): TraceRow => ({
  entry: { at } as TraceRow['entry'],
  label: '',
  isKey,
  fromTier: null,
  fromKeyTier: null,
  receipt: [],
  remoteCaseCode: null,
});
const timesOf = (...rows: TraceRow[]): string[] => withStationTimes(rows, now).map(({ when }) => when);

describe('the time at a station of the map', () => {
  it('is the day at the first one of a day in Beijing, the time of day at those after it', () => {
    expect(timesOf(row('2026-11-24T06:30:00Z'), row('2026-11-24T15:59:00Z'), row('2026-11-24T16:00:00Z'))).toEqual([
      '11月24日',
      '23:59',
      '11月25日',
    ]);
  });

  it('does not count a dot, which shows no words, as having shown the day', () => {
    expect(timesOf(row('2026-11-24T06:30:00Z', false), row('2026-11-24T06:31:00Z'))).toEqual(['11月24日', '11月24日']);
  });
});
