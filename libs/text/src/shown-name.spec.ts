import { visitor, type Actor, type DisplayName } from '@qsl/contracts';
import { authorLabelOf, shownName } from './shown-name.js';

const citizen: Actor = { ...visitor, name: '王秀兰', roles: ['citizen'] };

describe('an author in public', () => {
  it.each<[DisplayName, Actor, string]>([
    ['real', citizen, '王秀兰'],
    ['surname', citizen, '王先生/女士'],
    ['surname', { ...citizen, name: '欧阳文博' }, '欧阳先生/女士'],
    ['surname', { ...citizen, name: '欧阳' }, '欧先生/女士'],
    ['anonymous', citizen, '群众'],
    ['anonymous', { ...citizen, roles: ['member'] }, '委员'],
    ['real', { ...citizen, name: null }, '群众'],
  ])('is shown by choice %s', (choice, actor, shown) => {
    expect(shownName(actor, choice)).toBe(shown);
  });

  it('is 委员 or 群众 where no name may stand', () => {
    expect(authorLabelOf(citizen)).toBe('群众');
    expect(authorLabelOf({ ...citizen, roles: ['citizen', 'member'] })).toBe('委员');
  });
});
