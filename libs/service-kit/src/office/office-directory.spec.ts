import { OfficeCard, OfficeDirectory } from './office-directory.js';

const parents: [string, string | null][] = [
  ['x610303', 'c610300'],
  ['p610000', null],
  ['c610300', 'p610000'],
  ['c610100', 'p610000'],
  ['x610302', 'c610300'],
  ['x610102', 'c610100'],
];
const cards = parents.map(([iid, parent]) => Object.assign(new OfficeCard(), { iid, name: `${iid}政协`, parent }));
const seenFrom = (iid: string): OfficeDirectory => new OfficeDirectory(cards, iid);
const iids = (offices: readonly OfficeCard[]): string[] => offices.map(({ iid }) => iid);

describe('the office tree', () => {
  it('has this office’s ancestors, the nearest first', () => {
    expect(iids(seenFrom('x610303').ancestors)).toEqual(['c610300', 'p610000']);
    expect(seenFrom('p610000').ancestors).toEqual([]);
  });

  it('has all offices below this one, each before its own', () => {
    expect(iids(seenFrom('p610000').subtree)).toEqual(['c610300', 'x610303', 'x610302', 'c610100', 'x610102']);
    expect(iids(seenFrom('c610300').subtree)).toEqual(['x610303', 'x610302']);
    expect(seenFrom('x610303').subtree).toEqual([]);
  });

  it('knows who is above and who is below', () => {
    const city = seenFrom('c610300');
    expect(iids(city.all).filter((iid) => city.isAncestor(iid))).toEqual(['p610000']);
    expect(iids(city.all).filter((iid) => city.isDescendant(iid))).toEqual(['x610303', 'x610302']);
    expect([city.isAncestor('x999999'), city.isDescendant('x999999')]).toEqual([false, false]);
    expect(seenFrom('p610000').isDescendant('x610303')).toBe(true);
  });

  it('is closed against pointers that run in a circle', () => {
    const circle = [
      Object.assign(new OfficeCard(), { iid: 'x610303', parent: 'c610300' }),
      Object.assign(new OfficeCard(), { iid: 'c610300', parent: 'x610303' }),
    ];
    expect(() => new OfficeDirectory(circle, 'x610303')).toThrow('in a circle');
  });
});

describe('an office for people', () => {
  it('is shown without its key, and by its id where it is not known here', () => {
    const { name, parent } = seenFrom('c610300').viewOf('x610303');
    expect({ name, parent }).toEqual({ name: 'x610303政协', parent: 'c610300' });
    expect(seenFrom('c610300').viewOf('x610303')).not.toHaveProperty('signingKey');
    expect(seenFrom('c610300').viewOf('x619999')).toMatchObject({ name: 'x619999', tier: 'county', parent: null });
    expect(seenFrom('c610300').nameOf('x619999')).toBe('x619999');
  });
});

describe('a route', () => {
  it('down begins here and passes every office between, each once, in tree order', () => {
    const province = seenFrom('p610000');
    expect(province.routeTo(['x610102', 'x610302', 'x610303'])).toEqual([
      'p610000',
      'c610300',
      'x610303',
      'x610302',
      'c610100',
      'x610102',
    ]);
    expect(province.routeTo(['x610302', 'c610300', 'x610302'])).toEqual(['p610000', 'c610300', 'x610302']);
    expect(seenFrom('c610300').routeTo(['c610300'])).toEqual(['c610300']);
    expect(seenFrom('c610300').routeTo([])).toEqual(['c610300']);
  });

  it('down goes to no office beside or above', () => {
    expect(() => seenFrom('c610300').routeTo(['c610100'])).toThrow(RangeError);
    expect(() => seenFrom('c610300').routeTo(['p610000'])).toThrow(RangeError);
  });

  it('up begins here and ends at the ancestor', () => {
    expect(seenFrom('x610303').routeUpTo('p610000')).toEqual(['x610303', 'c610300', 'p610000']);
    expect(seenFrom('x610303').routeUpTo('c610300')).toEqual(['x610303', 'c610300']);
    expect(() => seenFrom('x610303').routeUpTo('c610100')).toThrow(RangeError);
    expect(() => seenFrom('x610303').routeUpTo('x610303')).toThrow(RangeError);
  });
});
