import { formatClosing, formatDeadline } from './deadline.js';

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

describe('formatClosing', () => {
  it('counts the last day in', () => {
    expect(formatClosing('2026-11-30', now)).toBe('还剩 5 天（11月30日截止）');
    expect(formatClosing('2026-11-25', now)).toBe('今天截止（11月25日）');
  });

  it('ends with the day in Beijing', () => {
    expect(formatClosing('2026-11-25', new Date('2026-11-25T15:59:00Z'))).toBe('今天截止（11月25日）');
    expect(formatClosing('2026-11-25', new Date('2026-11-25T16:00:00Z'))).toBe('已于11月25日截止');
  });
});
