import type { CarriedFileView, LinkView } from '@qsl/contracts';
import { contentOf, exportSpec, refusedReason, requestSpec, toExport } from './carried-forms.js';

const link = (peer: string, state: LinkView['state']) => ({ peer, peerName: '宝鸡市政协', state }) as LinkView;
const file = (rest: Partial<CarriedFileView>) =>
  ({ kind: 'log', events: 0, after: 0, upTo: 0, ...rest }) as CarriedFileView;

describe('carried files at the desk', () => {
  it('are for neighbours whose links are kept, and never without a reason', () => {
    for (const spec of [exportSpec, requestSpec]) {
      const { fields } = spec([link('c610300', 'down'), link('x610303', 'retired')]);
      expect(fields[0]?.choices).toEqual([{ value: 'c610300', label: '宝鸡市政协（c610300）' }]);
      expect(fields.at(-1)).toMatchObject({ name: 'reason', isRequired: true });
    }
  });

  it('bring attachments unless somebody says otherwise', () => {
    const bodyOf = (body: object) => toExport({ body, idempotencyKey: 'k' }, { answers: 'a.qsl' }).body;
    expect(bodyOf({ reason: '中断' })).toEqual({ reason: '中断', answers: 'a.qsl', attachments: true });
    expect(bodyOf({ attachments: 'with' })).toMatchObject({ attachments: true });
    expect(bodyOf({ attachments: 'without' })).toMatchObject({ attachments: false });
  });

  it('say what is in them, and why something of it was not taken', () => {
    expect(contentOf(file({ events: 3, after: 4, upTo: 7 }))).toBe('往来 3 件（第 5 至 7 号）');
    expect(contentOf(file({}))).toBe('没有新的往来，只有回执');
    expect(contentOf(file({ kind: 'request' }))).toBe('请求发回丢失的往来');
    expect(contentOf(file({ kind: 'replay', events: 2 }))).toBe('发回的往来 2 件');
    expect([refusedReason({ fault: 'wrong_side' }), refusedReason({ fault: 'new_rule' })]).toEqual([
      '不应由该单位转来',
      'new_rule',
    ]);
  });
});
