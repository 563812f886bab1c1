import { hideResults, type HideResults } from '@qsl/contracts';
import { seesTotals } from './statement.view.js';

describe('totals', () => {
  const expected: Record<HideResults, { before: boolean; voted: boolean }> = {
    off: { before: true, voted: true },
    until_vote: { before: false, voted: true },
    until_closed: { before: false, voted: false },
  };

  it.each(hideResults)('are hidden by %s', (hidden) => {
    const sight = { hideResults: hidden, isOver: false, isForStaff: false };
    expect({ before: seesTotals(sight, false), voted: seesTotals(sight, true) }).toEqual(expected[hidden]);
  });

  it.each(hideResults)('are shown when the discussion is over, and to the staff who sum it up: %s', (hidden) => {
    expect(seesTotals({ hideResults: hidden, isOver: true, isForStaff: false }, false)).toBe(true);
    expect(seesTotals({ hideResults: hidden, isOver: false, isForStaff: true }, false)).toBe(true);
  });
});
