import { formatDateTime } from './dates.js';

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
