import type { LinkView } from '@qsl/contracts';
import { describeLink, healthOf, overallHealth } from './link-words.js';

const link: LinkView = {
  peer: 'c610300',
  peerName: '宝鸡市政协',
  relation: 'parent',
  state: 'active',
  refusal: null,
  pending: 0,
  oldestPendingAt: null,
  lastContactAt: '2026-11-25T01:00:00Z',
  epoch: 1,
  parked: 0,
  roundTripMs: 40,
  software: '0.1.0',
  unknownTypes: [],
  alarms: [],
};

describe('words about links', () => {
  it('name state, number and since when', () => {
    expect(describeLink(link)).toBe('正常，没有等待送达的记录');
    const stalled: LinkView = { ...link, state: 'stalled', pending: 3, oldestPendingAt: '2026-11-25T00:30:00Z' };
    expect(describeLink(stalled, new Date('2026-11-25T02:00:00Z'))).toBe(
      '对方无应答，3 条未送达，最早一条自 11月25日 08:30 起等待',
    );
  });

  it('take the worst link for the whole', () => {
    expect(overallHealth([])).toBe('ok');
    expect(overallHealth([link, { ...link, state: 'hello' }])).toBe('busy');
    expect(
      overallHealth([
        { ...link, state: 'hello' },
        { ...link, state: 'refused' },
      ]),
    ).toBe('broken');
    expect(healthOf({ state: 'recovering' })).toBe('busy');
  });
});
