import { expiryOf, isWorthProlonging, sessionLimits } from './session.policy.js';

const at = (time: string): Date => new Date(`2026-11-25T${time}Z`);

describe('a session', () => {
  it.each([
    [['citizen' as const], 30],
    [['member' as const, 'citizen' as const], 30],
    [['staff' as const], 15],
    [['citizen' as const, 'staff' as const], 15],
    [['unit' as const], 15],
  ])('of %j ends after %i idle minutes', (roles, minutes) => {
    expect(sessionLimits(roles, { demo: false }).idleMs).toBe(minutes * 60_000);
  });

  it('lasts as long as the office has set, and a working day in a demonstration', () => {
    const settings = { demo: true, officeIdleMinutes: 5 };
    expect(sessionLimits(['staff'], settings).idleMs).toBe(5 * 60_000);
    expect(sessionLimits(['citizen'], settings).idleMs).toBe(12 * 3_600_000);
  });

  it('is prolonged by every request, but not beyond its longest life', () => {
    const limits = sessionLimits(['staff'], { demo: false });
    expect(expiryOf(at('08:00:00'), limits, at('09:00:00'))).toEqual(at('09:15:00'));
    expect(expiryOf(at('08:00:00'), limits, at('19:55:00'))).toEqual(at('20:00:00'));
  });

  it('is written again only where a minute is gained', () => {
    expect(isWorthProlonging(at('08:15:00'), at('08:15:59'))).toBe(false);
    expect(isWorthProlonging(at('08:15:00'), at('08:16:00'))).toBe(true);
  });
});
