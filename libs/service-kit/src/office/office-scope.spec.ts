import type { Scope } from '@qsl/contracts';
import { OfficeCard, OfficeDirectory } from './office-directory.js';
import { isInScope, targetsOf } from './office-scope.js';

const parents: [string, string | null][] = [
  ['p610000', null],
  ['c610300', 'p610000'],
  ['x610303', 'c610300'],
  ['x610302', 'c610300'],
];
const cards = parents.map(([iid, parent]) => Object.assign(new OfficeCard(), { iid, parent }));
const seenFrom = (iid: string): OfficeDirectory => new OfficeDirectory(cards, iid);
const scopes: [Scope, string[]][] = [
  [{ kind: 'own' }, []],
  [{ kind: 'children' }, ['c610300']],
  [{ kind: 'all' }, ['c610300', 'x610303', 'x610302']],
  [{ kind: 'selected', offices: ['x610302'] }, ['x610302']],
];

describe('how far an office publishes', () => {
  it.each(scopes)('is the same seen from above and from below: %j', (scope, targets) => {
    expect(targetsOf(scope, seenFrom('p610000'))).toEqual(targets);
    const seen = cards.filter(({ iid }) => isInScope(scope, 'p610000', seenFrom(iid))).map(({ iid }) => iid);
    expect(seen).toEqual(['p610000', ...targets]);
  });

  it('never goes up or aside', () => {
    expect(() => targetsOf({ kind: 'selected', offices: ['p610000'] }, seenFrom('c610300'))).toThrow(
      expect.objectContaining({ kind: 'invalid' }),
    );
    expect(isInScope({ kind: 'all' }, 'x610303', seenFrom('x610302'))).toBe(false);
    expect(isInScope({ kind: 'selected', offices: ['c610300'] }, 'x610303', seenFrom('c610300'))).toBe(false);
  });
});
