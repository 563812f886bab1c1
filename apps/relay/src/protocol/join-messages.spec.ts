import { decodeJoinAnswer } from './join-messages.js';

describe('a refusal to let an office join', () => {
  const answer = (reason: unknown) => decodeJoinAnswer(JSON.stringify({ join: 1, state: 'refused', reason }));

  it('counts as malformed where its reason is of a later version, and says no less than that the office was refused', () => {
    expect(answer('used')).toEqual({ state: 'refused', reason: 'used' });
    expect(answer('quota_exhausted')).toEqual({ state: 'refused', reason: 'malformed' });
  });

  it('is none without a reason', () => {
    expect(() => answer(7)).toThrow(SyntaxError);
  });
});
