import type { TimelineView } from '@qsl/contracts';
import { toTraceRows } from './trace-rows.js';

const entry = (kind: string, tier: string) => ({ id: kind, kind, tier, transferId: 't1' });
const timeline = {
  entries: [
    entry('case.filed', 'county'),
    entry('transfer.composed', 'county'),
    entry('transfer.sent', 'county'),
    entry('order.signed', 'city'),
    entry('transfer.accepted', 'province'),
  ],
  crossings: [
    {
      transferId: 't1',
      kind: 'delegate',
      sentAt: '2026-11-24T06:30:00Z',
      deliveredAt: '2026-11-24T06:31:00Z',
      acceptedAt: null,
      remoteCaseCode: null,
    },
  ],
} as unknown as TimelineView;

describe('toTraceRows', () => {
  const rows = toTraceRows(timeline, new Date('2026-11-25T00:00:00Z'));

  it('names a transfer that leaves by its kind and shows what is known of its receipt', () => {
    expect(rows[2]).toMatchObject({ label: '转办', receipt: ['发出 11月24日 14:30', '送达 11月24日 14:31'] });
  });

  it('knows where the rail comes from, with and without minor rows', () => {
    expect(rows.map(({ fromTier }) => fromTier)).toEqual([null, 'county', 'county', 'county', 'city']);
    expect(rows[4]?.fromKeyTier).toBe('county');
  });

  it('tells key steps from minor ones', () => {
    expect(rows.map(({ isKey }) => isKey)).toEqual([true, false, true, false, true]);
  });
});
