import { type ClockView, type SlaLight, dayOf } from '@qsl/contracts';
import { addWorkdays, endOfDay, onOrAfterWorkday, workdaysBetween } from '../calendar/work-calendar.js';

export type ClockKind = ClockView['kind'];

/** Why a clock may stand still; nothing else stops the time of an office. */
const pauseReasons = { waiting_for_citizen: '等待提交人补充', escalated: '已转其他政协办理' } as const;
export type PauseReason = keyof typeof pauseReasons;

/** Working days of each clock. */
export const clockDays: Readonly<Record<ClockKind, number>> = {
  screening: 5,
  handling: 15,
  supplement: 10,
  sign: 3,
  rating: 15,
};

/** The instants by which a clock's light changes, ISO 8601 UTC; comparable in SQL. */
export interface Deadline {
  dueAt: string;
  greenUntil: string;
  yellowFrom: string;
}

/** A working-day clock as it is stored with its case. */
export interface Clock extends Deadline {
  kind: ClockKind;
  days: number;
  startedAt: string;
  pausedAt: string | null;
  pauseReason: PauseReason | null;
  stoppedAt: string | null;
}

const fifth = 5;
const leastYellowDays = 3;

/** Starts a clock: due at 18:00 of the last of its working days; the day it starts on does not count. */
export function startClock(kind: ClockKind, now: Date, days: number = clockDays[kind]): Clock {
  return {
    kind,
    days,
    startedAt: now.toISOString(),
    ...deadlineOn(addWorkdays(dayOf(now), days), { days, startedAt: now }),
    pausedAt: null,
    pauseReason: null,
    stoppedAt: null,
  };
}

export function isRunning(clock: Clock): boolean {
  return clock.stoppedAt === null && clock.pausedAt === null;
}

/** Halts a running clock; a clock that does not run stays as it is. */
export function pauseClock(clock: Clock, reason: PauseReason, now: Date): Clock {
  return isRunning(clock) ? { ...clock, pausedAt: now.toISOString(), pauseReason: reason } : clock;
}

/** Goes on with as many working days as were left at the pause; what was overdue stays overdue. */
export function resumeClock(clock: Clock, now: Date): Clock {
  if (clock.pausedAt === null || clock.stoppedAt !== null) return clock;
  const going = { ...clock, pausedAt: null, pauseReason: null };
  const pausedAt = new Date(clock.pausedAt);
  if (pausedAt > new Date(clock.dueAt)) return going;
  const left = workdaysBetween(dayOf(pausedAt), dayOf(new Date(clock.dueAt)));
  const dueDay = left > 0 ? addWorkdays(dayOf(now), left) : onOrAfterWorkday(dayOf(now));
  return { ...going, ...deadlineOn(dueDay, { days: clock.days, startedAt: new Date(clock.startedAt) }) };
}

export function stopClock(clock: Clock, now: Date): Clock {
  return clock.stoppedAt === null ? { ...clock, stoppedAt: now.toISOString() } : clock;
}

/** Green while more than half of the days are left, yellow in the last fifth or three days, red when overdue, else `null`. */
export function lightOf(deadline: Deadline, now: Date): SlaLight | null {
  if (now > new Date(deadline.dueAt)) return 'red';
  if (now >= new Date(deadline.yellowFrom)) return 'yellow';
  return now < new Date(deadline.greenUntil) ? 'green' : null;
}

/** Working days from today until a due date; 0 on the day itself, negative when overdue. */
export function workdaysLeft(dueAt: string, now: Date): number {
  return workdaysBetween(dayOf(now), dayOf(new Date(dueAt)));
}

export function toClockView(clock: Clock, now: Date): ClockView {
  const { kind, startedAt, dueAt, pausedAt, pauseReason, stoppedAt } = clock;
  return {
    kind,
    startedAt,
    dueAt,
    pausedAt,
    pauseReason: pauseReason && pauseReasons[pauseReason],
    stoppedAt,
    light: isRunning(clock) ? lightOf(clock, now) : null,
    workdaysLeft: workdaysLeft(dueAt, new Date(stoppedAt ?? pausedAt ?? now)),
  };
}

function deadlineOn(dueDay: string, { days, startedAt }: { days: number; startedAt: Date }): Deadline {
  const started = startedAt.getTime();
  const daysBefore = (count: number): number => Math.max(started, endOfDay(addWorkdays(dueDay, -count)).getTime());
  const yellowFrom = daysBefore(Math.max(Math.ceil(days / fifth), leastYellowDays));
  const greenUntil = Math.min(yellowFrom, daysBefore(days - Math.floor(days / 2)));
  return {
    dueAt: endOfDay(dueDay).toISOString(),
    greenUntil: new Date(greenUntil).toISOString(),
    yellowFrom: new Date(yellowFrom).toISOString(),
  };
}
