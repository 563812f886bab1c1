import { checkCommitments, emptyCommitments, toCommitments } from './commitment-draft.js';

const row = { owner: ' 市住房和城乡建设局 ', text: '完成全市直饮水机登记。', dueOn: '2027-03-31' };

describe('commitments after a consultation', () => {
  it('name an owner, a deed and a date each', () => {
    expect(checkCommitments(emptyCommitments()).map(({ field }) => field)).toEqual([
      'commitments.0.owner',
      'commitments.0.text',
      'commitments.0.dueOn',
    ]);
    expect(toCommitments({ hasNone: false, noCommitment: '', rows: [row] })).toEqual({
      commitments: [{ ...row, owner: '市住房和城乡建设局' }],
    });
  });

  it('or there is a reason for none, and rows are left out', () => {
    expect(checkCommitments({ hasNone: true, noCommitment: '', rows: [row] })).toHaveLength(1);
    expect(toCommitments({ hasNone: true, noCommitment: '由省级统一研究。', rows: [row] })).toEqual({
      commitments: [],
      noCommitment: '由省级统一研究。',
    });
  });
});
