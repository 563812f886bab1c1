import { itemStates } from '@qsl/contracts';
import { itemActions } from './item-words.js';

const verbsOf = (state: (typeof itemStates)[number]) => itemActions({ state }).map(({ verb }) => verb);

describe('what an administrator may do to an event', () => {
  it('is to offer it again or to pass it over while it stands still', () => {
    expect(verbsOf('parked')).toEqual(['unpark', 'skip', 'void']);
    expect(verbsOf('unsupported_type')).toEqual(['unpark', 'skip', 'void']);
  });

  it('is to pass it over where it waits for what does not come', () => {
    expect(verbsOf('waiting')).toEqual(['skip', 'void']);
  });

  it('is to choose, of two events under one number, the one that counts', () => {
    expect(itemActions({ state: 'conflict' })).toMatchObject([{ verb: 'unpark', label: '以此件为准' }]);
  });

  it('is to take back what was passed over', () => {
    for (const state of ['skipped', 'void'] as const) expect(verbsOf(state)).toEqual(['unpark']);
  });

  it('always asks for a reason', () => {
    for (const state of itemStates)
      for (const { fields } of itemActions({ state }))
        expect(fields).toMatchObject([{ name: 'reason', isRequired: true, minLength: 2 }]);
  });
});
