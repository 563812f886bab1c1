import { deskRouteOf } from './notice-paths.js';

describe('a notice', () => {
  it('leads to a page of the desk, or nowhere', () => {
    expect(deskRouteOf({ deskPath: '/desk/screening/1?call=2' })).toBe('/screening/1?call=2');
    expect(deskRouteOf({ deskPath: '/elsewhere' })).toBeNull();
    expect(deskRouteOf({ deskPath: null })).toBeNull();
  });
});
