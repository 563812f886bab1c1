import type { TransferState } from '@qsl/contracts';
import { transferStates } from '@qsl/contracts';
import { holderOf, routeOf, type Crossing } from './route.js';

const up = (state: TransferState): Crossing => ({ state, toInstance: 'c610300', path: ['x610303', 'c610300'] });
const further = (state: TransferState): Crossing => ({
  state,
  toInstance: 'p610000',
  path: ['x610303', 'c610300', 'p610000'],
});

describe('who holds a matter', () => {
  it.each(transferStates)('is one office alone while its first transfer is %s', (state) => {
    const isAway = ['accepted', 'in_progress', 'transferred_on'].includes(state);
    expect(holderOf('x610303', [up(state)])).toBe(isAway ? 'c610300' : 'x610303');
  });

  it.each(transferStates)('is the last office that accepted it while its second transfer is %s', (state) => {
    const isFurther = ['accepted', 'in_progress', 'transferred_on'].includes(state);
    expect(holderOf('x610303', [further(state), up('transferred_on')])).toBe(isFurther ? 'p610000' : 'c610300');
  });

  it('is the origin while nothing was transferred, and after everything was answered', () => {
    expect(holderOf('x610303', [])).toBe('x610303');
    expect(holderOf('x610303', [up('confirmed'), further('confirmed')])).toBe('x610303');
  });
});

describe('the route of a matter', () => {
  it('goes from the origin outwards, in whatever order the transfers are known', () => {
    expect(routeOf('x610303', [further('sent'), up('transferred_on')])).toEqual(['x610303', 'c610300', 'p610000']);
  });

  it('leaves out offices that sent it back, gave it back, or were never asked', () => {
    expect(routeOf('x610303', [up('returned')])).toEqual(['x610303']);
    expect(routeOf('x610303', [up('recalled')])).toEqual(['x610303']);
    expect(routeOf('x610303', [up('composed')])).toEqual(['x610303']);
  });

  it('names an office once, however often the matter went there', () => {
    expect(routeOf('x610303', [up('confirmed'), up('sent')])).toEqual(['x610303', 'c610300']);
  });
});
