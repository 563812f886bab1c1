import { checkAssignments, nextRole, type Assignment } from './assignment.js';

const orders = (...roles: Assignment['role'][]): Assignment[] =>
  roles.map((role, index) => ({ unitId: `u${index}`, role }));
const says = (given: Assignment[]): string | undefined => checkAssignments(given)[0]?.message;

describe('assigning units', () => {
  it.each([[orders('sole')], [orders('lead')], [orders('lead', 'co', 'co')], [orders('split', 'split')]])(
    'accepts one that leads, one alone, or all apart',
    (given) => {
      expect(checkAssignments(given)).toEqual([]);
    },
  );

  it('refuses two that lead, none that leads, and mixtures', () => {
    expect(says(orders('lead', 'lead'))).toBe('须有且只有一个主办单位。');
    expect(says(orders('co'))).toBe('须有且只有一个主办单位。');
    expect(says(orders('sole', 'co'))).toContain('单办只能有一个单位');
    expect(says(orders('lead', 'split'))).toBe('分办时，各单位均应为分办。');
  });

  it('refuses a unit twice and a row without one, and says which row', () => {
    expect(says([...orders('lead'), { unitId: 'u0', role: 'co' }])).toBe('同一单位不能重复交办。');
    expect(checkAssignments([...orders('lead'), { unitId: '', role: 'co' }])[0]?.field).toBe('orders.1.unitId');
  });

  it('proposes the role of the next unit', () => {
    expect(nextRole(orders('lead'))).toBe('co');
    expect(nextRole(orders('split'))).toBe('split');
  });
});
