import { dayOf } from '@qsl/contracts';
import fc from 'fast-check';
import { addWorkdays, endOfDay, workdaysBetween } from '../calendar/work-calendar.js';
import {
  clockDays,
  isRunning,
  lightOf,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  toClockView,
  workdaysLeft,
  type ClockKind,
} from './clock.js';

const at = (time: string): Date => new Date(`${time}+08:00`);
const monday = at('2026-11-02T09:00:00');

describe('a clock', () => {
  it('is due at six in the evening of the last of its working days', () => {
    expect(startClock('handling', monday).dueAt).toBe(endOfDay('2026-11-23').toISOString());
    expect(startClock('screening', at('2026-11-07T23:30:00')).dueAt).toBe(endOfDay('2026-11-13').toISOString());
  });

  it('is green for half of its days, yellow in the last three or the last fifth, then red', () => {
    const clock = startClock('handling', monday);
    expect(lightOf(clock, monday)).toBe('green');
    expect(lightOf(clock, at('2026-11-11T17:59:59'))).toBe('green');
    expect(lightOf(clock, at('2026-11-11T18:00:00'))).toBeNull();
    expect(lightOf(clock, at('2026-11-18T17:59:59'))).toBeNull();
    expect(lightOf(clock, at('2026-11-18T18:00:00'))).toBe('yellow');
    expect(lightOf(clock, at('2026-11-23T18:00:00'))).toBe('yellow');
    expect(lightOf(clock, at('2026-11-23T18:00:01'))).toBe('red');
  });

  it('counts the working days that are left, and those that it is late', () => {
    const { dueAt } = startClock('handling', monday);
    expect(workdaysLeft(dueAt, monday)).toBe(15);
    expect(workdaysLeft(dueAt, at('2026-11-23T08:00:00'))).toBe(0);
    expect(workdaysLeft(dueAt, at('2026-11-25T08:00:00'))).toBe(-2);
  });

  it('tells why it stands still, and shows no light meanwhile', () => {
    const paused = pauseClock(startClock('handling', monday), 'escalated', at('2026-11-04T10:00:00'));
    expect(isRunning(paused)).toBe(false);
    expect(toClockView(paused, at('2026-11-05T10:00:00'))).toMatchObject({
      pauseReason: '已转其他政协办理',
      light: null,
      stoppedAt: null,
    });
    expect(pauseClock(paused, 'waiting_for_citizen', at('2026-11-06T10:00:00'))).toBe(paused);
  });

  it('stops once', () => {
    const stopped = stopClock(startClock('rating', monday), at('2026-11-04T10:00:00'));
    expect(stopClock(stopped, at('2026-11-09T10:00:00'))).toBe(stopped);
    expect(resumeClock(stopped, at('2026-11-09T10:00:00'))).toBe(stopped);
    expect(toClockView(stopped, at('2027-11-09T10:00:00')).light).toBeNull();
  });

  it('stays overdue over a pause', () => {
    const clock = startClock('screening', monday);
    const paused = pauseClock(clock, 'waiting_for_citizen', at('2026-11-12T10:00:00'));
    expect(resumeClock(paused, at('2026-11-20T10:00:00')).dueAt).toBe(clock.dueAt);
  });

  const kinds = fc.constantFrom(...(Object.keys(clockDays) as ClockKind[]));
  const starts = fc
    .integer({ min: 0, max: 500 * 24 })
    .map((hours) => new Date(Date.parse('2025-01-01T00:00:00Z') + hours * 3_600_000));
  const later = (date: Date, hours: number): Date => new Date(date.getTime() + hours * 3_600_000);

  it('goes on after a pause with the working days that were left, however long it was', () => {
    fc.assert(
      fc.property(kinds, starts, fc.nat(24 * 30), fc.nat(24 * 60), (kind, start, untilPause, pause) => {
        const clock = startClock(kind, start);
        const pausedAt = later(start, untilPause);
        const resumedAt = later(pausedAt, pause);
        const resumed = resumeClock(pauseClock(clock, 'escalated', pausedAt), resumedAt);
        if (pausedAt > new Date(clock.dueAt)) return expect(resumed.dueAt).toBe(clock.dueAt);
        const left = workdaysBetween(dayOf(pausedAt), dayOf(new Date(clock.dueAt)));
        expect(workdaysBetween(dayOf(resumedAt), dayOf(new Date(resumed.dueAt)))).toBeGreaterThanOrEqual(left);
        if (left > 0) expect(dayOf(new Date(resumed.dueAt))).toBe(addWorkdays(dayOf(resumedAt), left));
      }),
    );
  });

  it('never turns from red or yellow back to green by itself', () => {
    const rank = { green: 0, none: 1, yellow: 2, red: 3 };
    fc.assert(
      fc.property(kinds, starts, fc.nat(24 * 60), fc.nat(24 * 60), (kind, start, one, other) => {
        const clock = startClock(kind, start);
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map(
          (hours) => rank[lightOf(clock, later(start, hours)) ?? 'none'],
        );
        expect(early).toBeLessThanOrEqual(late ?? 0);
      }),
    );
  });
});
