import { describeFilters, readFilters, withFilter } from './queue-filters.js';

describe('views of the queue', () => {
  it('are read from the address, without what it does not know', () => {
    expect(readFilters({ state: 'filed', light: '', page: '2', q: ['a', 'b'] })).toEqual({ state: 'filed' });
  });

  it('change one filter and begin at the first page', () => {
    expect(withFilter({ state: 'filed' }, 'light', 'red')).toEqual({ state: 'filed', light: 'red' });
    expect(withFilter({ state: 'filed' }, 'state', '')).toEqual({});
  });

  it('have a name in words', () => {
    expect(describeFilters({}, null)).toBe('全部办件');
    expect(describeFilters({ light: 'red', direction: 'in', q: '直饮水' }, null)).toBe(
      '已超期 · 外单位转来 · 「直饮水」',
    );
  });
});
