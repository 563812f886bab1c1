import { landingOf } from './landing.js';

const staff = { roles: ['staff' as const] };

describe('where somebody lands after signing in', () => {
  it('is where they were', () => {
    expect(landingOf('/cases/1?tab=trace', staff)).toBe('/cases/1?tab=trace');
  });

  it('is the first page of the office, for an editor the newsroom, for a unit its orders', () => {
    expect(landingOf(undefined, staff)).toBe('/');
    expect(landingOf(undefined, { roles: ['editor'] })).toBe('/news');
    expect(landingOf(undefined, { roles: ['unit'] })).toBe('/orders');
  });

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/login?next=/'])(
    'is never another site, nor the sign-in again: %s',
    (next) => {
      expect(landingOf(next, staff)).toBe('/');
    },
  );
});
