import { OfficeTree } from './office-tree.js';
import { pathFault } from './path-check.js';
import { belongsInLog, broughtIn, type Matter, neighboursOf, newcomers, withRoute } from './routing.js';

const offices = [
  { iid: 'p610000', parent: null },
  { iid: 'c610300', parent: 'p610000' },
  { iid: 'c610400', parent: 'p610000' },
  { iid: 'x610302', parent: 'c610300' },
  { iid: 'x610303', parent: 'c610300' },
];
const city = new OfficeTree('c610300', offices);
const province = new OfficeTree('p610000', offices);
const matter = (...instances: string[]): Matter => ({
  rootCaseId: 'm',
  kind: 'suggestion',
  instances,
  parked: null,
  lastHash: null,
});

describe('routing', () => {
  it('finds the neighbour on whose side an office lies', () => {
    expect(province.sideOf('x610303')).toBe('c610300');
    expect(city.sideOf('x610303')).toBe('x610303');
    expect(city.sideOf('c610400')).toBe('p610000');
    expect(city.sideOf('c610300')).toBeNull();
    expect(city.neighbours).toEqual(['p610000', 'x610302', 'x610303']);
  });

  it('sends strangers’ mail to the parent, and survives a circle of parents', () => {
    expect(city.sideOf('x999999')).toBe('p610000');
    expect(province.sideOf('x999999')).toBeNull();
    const circle = new OfficeTree('c610300', [
      ...offices,
      { iid: 'a000001', parent: 'b000001' },
      { iid: 'b000001', parent: 'a000001' },
    ]);
    expect(circle.sideOf('a000001')).toBe('p610000');
  });

  it('carries a matter to those on its route alone; siblings never see it', () => {
    expect(neighboursOf(city, ['x610303', 'c610300'])).toEqual(['x610303']);
    expect(neighboursOf(city, ['x610303', 'c610300', 'p610000'])).toEqual(['p610000', 'x610303']);
  });

  it('keeps an author’s own events out of the log towards it', () => {
    expect(belongsInLog(city, 'x610303', { author: 'x610303' })).toBe(false);
    expect(belongsInLog(city, 'p610000', { author: 'x610303' })).toBe(true);
  });

  it('names the neighbours that a wider route adds', () => {
    const known = matter('x610303', 'c610300');
    expect(newcomers(city, known, ['x610303', 'c610300', 'p610000'])).toEqual(['p610000']);
    expect(newcomers(city, withRoute(known, ['p610000']), ['x610303', 'p610000'])).toEqual([]);
  });

  it('lets nobody bring himself into a matter of others, and everybody in it bring others', () => {
    const between = matter('c610300', 'p610000');
    const route = 'x610303.c610300.p610000';
    expect(broughtIn(city, between, { author: 'x610303', route })).toEqual(['c610300', 'p610000']);
    expect(broughtIn(city, matter('x610302', 'c610300'), { author: 'p610000', route })).toEqual(['x610303', 'c610300']);
    for (const author of ['c610300', 'p610000'])
      expect(broughtIn(city, between, { author, route })).toEqual(route.split('.'));
    expect(broughtIn(province, between, { author: 'x610303', route })).toEqual(route.split('.'));
  });
});

describe('the reverse-path check', () => {
  const route = ['x610303', 'c610300', 'p610000'];

  it('lets a child speak for its subtree alone', () => {
    expect(pathFault(province, 'c610300', 'log', { author: 'x610303', route })).toBeNull();
    expect(pathFault(province, 'c610400', 'log', { author: 'x610303', route })).toBe('wrong_side');
    expect(pathFault(city, 'x610303', 'log', { author: 'p610000', route })).toBe('wrong_side');
  });

  it('lets the parent speak for everybody outside our subtree, and not for us', () => {
    expect(pathFault(city, 'p610000', 'log', { author: 'p610000', route })).toBeNull();
    expect(pathFault(city, 'p610000', 'log', { author: 'c610300', route })).toBe('wrong_side');
    expect(pathFault(city, 'p610000', 'replay', { author: 'c610300', route })).toBeNull();
  });

  it('wants the author on its own route', () => {
    expect(pathFault(city, 'x610303', 'log', { author: 'x610303', route: ['c610300'] })).toBe('author_not_on_route');
  });
});
