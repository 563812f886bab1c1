import { formatDate, formatDateTime } from './dates.js';

/** A date by which somebody must act. */
export interface Deadline {
  /** ISO 8601 UTC, or `null` where no clock runs. */
  dueAt: string | null;
  /** Working days until `dueAt`, negative when overdue. */
  workdaysLeft: number | null;
}

/** `还剩 4 个工作日（12月1日 18:00 截止）`; never a bare count and never a bare date. Empty where no clock runs. */
export function formatDeadline({ dueAt, workdaysLeft }: Deadline, now: Date = new Date()): string {
  if (!dueAt) return '';
  const due = `${formatDateTime(dueAt, now)} 截止`;
  return workdaysLeft === null ? due : `${formatWorkdaysLeft(workdaysLeft)}（${due}）`;
}

/** `还剩 4 个工作日`, `今天截止`, `已超期 2 个工作日`. */
export function formatWorkdaysLeft(workdays: number): string {
  if (workdays === 0) return '今天截止';
  return workdays > 0 ? `还剩 ${workdays} 个工作日` : `已超期 ${-workdays} 个工作日`;
}

const dayMs = 24 * 60 * 60 * 1000;

/** `还剩 5 天（12月1日截止）`, `今天截止`, `已于12月1日截止`; `closesOn` is the last calendar day, Beijing time. */
export function formatClosing(closesOn: string, now: Date = new Date()): string {
  const end = new Date(`${closesOn}T24:00:00+08:00`).getTime();
  const daysLeft = Math.ceil((end - now.getTime()) / dayMs) - 1;
  const day = formatDate(closesOn, now);
  if (daysLeft < 0) return `已于${day}截止`;
  return daysLeft === 0 ? `今天截止（${day}）` : `还剩 ${daysLeft} 天（${day}截止）`;
}
