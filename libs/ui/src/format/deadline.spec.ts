import { formatDeadline } from './deadline.js';

const now = new Date('2026-11-25T00:00:00Z');
const dueAt = '2026-12-01T10:00:00Z';

describe('formatDeadline', () => {
  it('says the working days left and the date', () => {
    expect(formatDeadline({ dueAt, workdaysLeft: 4 }, now)).toBe('还剩 4 个工作日（12月1日 18:00 截止）');
  });

  it('says when a matter is due today or overdue', () => {
    expect(formatDeadline({ dueAt, workdaysLeft: 0 }, now)).toBe('今天截止（12月1日 18:00 截止）');
    expect(formatDeadline({ dueAt, workdaysLeft: -2 }, now)).toBe('已超期 2 个工作日（12月1日 18:00 截止）');
  });

  it('says nothing where no clock runs', () => {
    expect(formatDeadline({ dueAt: null, workdaysLeft: null }, now)).toBe('');
  });
});
