import { visitor, type Actor } from '@qsl/contracts';
import { TopicCall } from '../call/call.entity.js';
import { obstacleOf } from './obstacles.js';

const call = Object.assign(new TopicCall(), {
  state: 'open',
  opensOn: '2026-11-10',
  closesOn: '2026-11-20',
  eligible: ['member'],
  maxPerPerson: 2,
});
const member: Actor = { ...visitor, personId: 'm', roles: ['member'], level: 'L3' };
const onDay = (today: string, taken = 0) => obstacleOf(member, call, { today, taken })?.reason ?? null;

describe('a topic is taken', () => {
  it.each([
    ['2026-11-09', 'topic.not_yet'],
    ['2026-11-10', null],
    ['2026-11-20', null],
    ['2026-11-21', 'topic.call_closed'],
  ])('from the first day to the last: %s', (today, reason) => {
    expect(onDay(today)).toBe(reason);
  });

  it.each(['closed', 'selected', 'archived'] as const)('while the call is open, not when it is %s', (state) => {
    const over = Object.assign(new TopicCall(), call, { state });
    expect(obstacleOf(member, over, { today: '2026-11-15', taken: 0 })?.reason).toBe('topic.call_closed');
  });

  it('from people with a confirmed real name whom the call is for', () => {
    const from = (actor: Actor) => obstacleOf(actor, call, { today: '2026-11-15', taken: 0 })?.reason;
    expect(from(visitor)).toBe('topic.real_name_needed');
    expect(from({ ...member, level: 'L1' })).toBe('topic.real_name_needed');
    expect(from({ ...member, roles: ['citizen'] })).toBe('topic.not_eligible');
    expect(from({ ...member, roles: ['staff'] })).toBe('topic.not_eligible');
    expect(from({ ...member, roles: ['citizen', 'member'] })).toBeUndefined();
  });

  it('as often as the call says', () => {
    expect(onDay('2026-11-15', 1)).toBeNull();
    expect(onDay('2026-11-15', 2)).toBe('topic.limit_reached');
  });
});
