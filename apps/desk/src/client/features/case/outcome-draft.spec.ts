import { checkOutcome, splitIssuers, toOutcome } from './outcome-draft.js';

const filled = {
  type: 'normative_document',
  title: '现制现售饮用水卫生管理办法',
  docNumber: '陕卫发〔2026〕35号',
  issuers: '省卫生健康委员会、省住房和城乡建设厅',
  issuedOn: '2026-11-18',
  effectiveOn: '2027-01-01',
  summary: '设备的经营者对水质负责，并公示检测结果。',
};

describe('the outcome of a matter', () => {
  it('names its issuers one by one', () => {
    expect(splitIssuers('甲委、乙厅， 丙局；')).toEqual(['甲委', '乙厅', '丙局']);
    expect(toOutcome(filled).issuers).toEqual(['省卫生健康委员会', '省住房和城乡建设厅']);
  });

  it('is complete, or says what is missing, as the server names it', () => {
    expect(checkOutcome(filled)).toEqual([]);
    expect(checkOutcome({ ...filled, docNumber: '' })).toMatchObject([{ field: 'outcome.docNumber' }]);
  });

  it('takes effect no earlier than it is issued, and has at most ten issuers', () => {
    expect(checkOutcome({ ...filled, effectiveOn: '2026-11-01' })).toMatchObject([{ field: 'outcome.effectiveOn' }]);
    const many = Array.from({ length: 11 }, (_, index) => `第${index}局`).join('、');
    expect(checkOutcome({ ...filled, issuers: many })).toMatchObject([{ field: 'outcome.issuers' }]);
  });
});
