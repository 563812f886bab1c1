import { tabOf } from './tab-of.js';

const tabs = [
  { label: '收到', query: { direction: 'in' } },
  { label: '发出', query: { direction: 'out' } },
  { label: '被退回', query: { direction: 'out', state: 'returned' } },
];
const labelAt = (address: Record<string, unknown>): string => tabOf(tabs, address).label;

describe('the tab of an address', () => {
  it('is the one with all of its values, whatever else stands in it', () => {
    expect(labelAt({ direction: 'out' })).toBe('发出');
    expect(labelAt({ direction: 'out', state: 'returned', cursor: 'x' })).toBe('被退回');
  });

  it('is the first one where none has them', () => {
    for (const address of [{}, { direction: 'up' }, { direction: 'in', state: 'returned' }, { direction: ['out'] }])
      expect(labelAt(address)).toBe('收到');
  });
});
