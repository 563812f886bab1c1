import { DraftFromOutcome, type OfficialReply, type Outcome } from '@qsl/contracts';
import { validateBody } from '@qsl/messaging';
import { toOutcomeDraft } from './outcome-draft.js';

const suggestion = { id: '019abcde-0000-7000-8000-000000000001', publicTitle: '直饮水机滤芯更换情况应当公示' };
const outcome: Outcome = {
  type: 'normative_document',
  title: '生活饮用水卫生监督管理办法',
  docNumber: '陕卫规〔2026〕3号',
  issuers: ['省卫生健康委', '省住房城乡建设厅'],
  issuedOn: '2026-11-20',
  effectiveOn: '2027-01-01',
  summary: '明确现制现售饮用水的监管部门。',
};
const reply: OfficialReply = {
  body: '经研究，由卫生健康部门牵头监管。',
  adopted: '机身公示滤芯更换情况。',
  contact: '监督科 0917-3260000',
  docNumber: '金政协函〔2026〕8号',
  grade: 'resolved',
  unitName: '卫生健康局',
  instance: 'x610303',
  instanceName: '金台区政协',
  signedOffBy: '金台区政协',
  publishedAt: '2026-11-25T08:00:00.000Z',
};

describe('the draft of an article about an outcome', () => {
  it('says what came of the suggestion, and passes the contract', () => {
    const draft = toOutcomeDraft(suggestion, { reply, outcome });
    expect(draft).toMatchObject({ kind: 'suggestion', id: suggestion.id, title: suggestion.publicTitle });
    expect(draft.text.split('\n')).toEqual([
      '微建议“直饮水机滤芯更换情况应当公示”已经办理答复，形成成果。',
      '省卫生健康委、省住房城乡建设厅于2026年11月20日印发《生活饮用水卫生监督管理办法》（陕卫规〔2026〕3号），自2027年1月1日起施行。',
      '明确现制现售饮用水的监管部门。',
      '采纳情况：机身公示滤芯更换情况。',
    ]);
    expect(() => validateBody(DraftFromOutcome, draft, 'zh-CN')).not.toThrow();
  });

  it('is never longer than the contract takes', () => {
    const long = { ...reply, adopted: '长'.repeat(6_000) };
    const draft = toOutcomeDraft(suggestion, { reply: long, outcome: { ...outcome, title: '《办法》' } });
    expect(draft.text).toContain('印发《办法》（');
    expect(() => validateBody(DraftFromOutcome, draft, 'zh-CN')).not.toThrow();
  });
});
