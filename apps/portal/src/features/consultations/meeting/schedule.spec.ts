import { scheduleOf } from './schedule.js';

describe('scheduleOf', () => {
  it('puts each item behind the ones before it', () => {
    const agenda = [
      { title: '介绍情况', minutes: 20 },
      { title: '发言讨论', minutes: 60 },
      { title: '部门回应', minutes: 30 },
    ];
    expect(scheduleOf({ startsAt: '2026-12-03T09:00:00+08:00', agenda }).map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-03T01:00:00.000Z',
      '2026-12-03T01:20:00.000Z',
      '2026-12-03T02:20:00.000Z',
    ]);
  });
});
