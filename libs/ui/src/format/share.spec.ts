import { voteShares } from './share.js';

describe('shares of votes', () => {
  it('add up to a hundred', () => {
    expect(voteShares({ agree: 1, disagree: 1, pass: 1 })).toEqual({ agree: 34, disagree: 33, pass: 33 });
    expect(voteShares({ agree: 5, disagree: 1, pass: 0 })).toEqual({ agree: 83, disagree: 17, pass: 0 });
  });

  it('are nought where nobody voted', () => {
    expect(voteShares({ agree: 0, disagree: 0, pass: 0 })).toEqual({ agree: 0, disagree: 0, pass: 0 });
  });
});
