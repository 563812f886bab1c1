import type { CaseView, OfficeView } from '@qsl/contracts';
import { checkTransfer, emptyTransfer, previewSnapshot, toTransferBody, transferTargets } from './transfer-draft.js';

const office = (iid: string): OfficeView => ({ iid, name: iid, tier: 'city', areaCode: '610300', parent: null });

describe('sending a matter to another office', () => {
  it('offers the parent and the children, and nobody whom the matter has passed', () => {
    const offices = { parent: office('p610000'), children: [office('x610303'), office('x610302')] };
    const targets = transferTargets(offices, [{ iid: 'x610303' }, { iid: 'c610300' }]);
    expect(targets.map(({ office: { iid }, kind }) => [iid, kind])).toEqual([
      ['p610000', 'escalate'],
      ['x610302', 'delegate'],
    ]);
  });

  it('lets title and text go, what the office did only when ticked, and never more', () => {
    const draft = {
      ...emptyTransfer(),
      toInstance: 'p610000',
      reasonCode: 'needs_regulation',
      reason: ' 需要全省规定。 ',
    };
    expect(toTransferBody(draft, 'escalate')).toEqual({
      kind: 'escalate',
      toInstance: 'p610000',
      reasonCode: 'needs_regulation',
      reason: '需要全省规定。',
      reveal: ['public'],
    });
    expect(toTransferBody({ ...draft, revealsHandling: true, dueOn: '2026-12-20' }, 'escalate')).toMatchObject({
      reveal: ['public', 'handling'],
      dueOn: '2026-12-20',
    });
  });

  it('asks to whom before anything else', () => {
    expect(checkTransfer(emptyTransfer(), [])).toMatchObject([{ field: 'toInstance' }]);
  });

  it('shows beforehand what will be read there: no name, and the handling only when ticked', () => {
    const matter = {
      title: '直饮水机',
      body: '无人管理',
      category: 'drinking_water',
      areaCode: '610303',
      author: '王女士',
      units: ['区住建局'],
      timeline: {
        entries: [
          { kind: 'case.filed', text: '经审查立案。' },
          { kind: 'transfer.sent', text: '上报。' },
        ],
      },
    } as unknown as CaseView;
    expect(JSON.stringify(previewSnapshot(matter, true))).not.toContain('王女士');
    expect(previewSnapshot(matter, false).handling).toBeNull();
    expect(previewSnapshot(matter, true).handling).toBe('经审查立案。\n承办单位：区住建局。');
  });
});
