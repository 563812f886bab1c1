import type { OfficeView } from '@qsl/contracts';
import { describeScope, markOf, scopeKindsFor, toggle, toScope, treeBelow } from './office-tree.js';

const office = (iid: string, name: string, parent: string | null): OfficeView => ({
  iid,
  name,
  tier: iid.startsWith('p') ? 'province' : iid.startsWith('c') ? 'city' : 'county',
  areaCode: iid.slice(1),
  parent,
});
const directory = [
  office('p610000', '陕西省政协', null),
  office('c610300', '宝鸡市政协', 'p610000'),
  office('x610302', '渭滨区政协', 'c610300'),
  office('x610303', '金台区政协', 'c610300'),
];
const province = treeBelow(directory, 'p610000');

describe('the offices of a scope', () => {
  it('offer no choice to a county, and only what differs to a city', () => {
    expect(scopeKindsFor(treeBelow(directory, 'x610303'))).toEqual(['own']);
    expect(scopeKindsFor(treeBelow(directory, 'c610300'))).toEqual(['own', 'children', 'selected']);
    expect(scopeKindsFor(province)).toContain('all');
  });

  it('are ticked with everything below, and unticked one by one', () => {
    const [city] = province;
    const [county] = city?.below ?? [];
    if (!city || !county) throw new Error('no tree');
    const all = toggle(city, [], true);
    expect(all).toEqual(['c610300', 'x610302', 'x610303']);
    const some = toggle(county, all, false);
    expect(some).toEqual(['c610300', 'x610303']);
    expect([markOf(city, all), markOf(city, some), markOf(county, some)]).toEqual(['all', 'some', 'none']);
  });

  it('travel only where they were chosen', () => {
    expect(toScope({ kind: 'all', offices: ['x610302'] })).toEqual({ kind: 'all' });
    expect(toScope({ kind: 'selected', offices: ['x610302'] })).toEqual({ kind: 'selected', offices: ['x610302'] });
  });

  it('are named in words', () => {
    expect(describeScope({ kind: 'selected', offices: ['x610302', 'x610303'] }, directory)).toBe(
      '本级和指定下级：渭滨区政协、金台区政协',
    );
    expect(describeScope({ kind: 'own' }, directory)).toBe('仅本级');
  });
});
