import { linkCheck, ownChecks } from './self-test.js';

const relayTime = '2026-11-25T01:00:00Z';
const well = { database: null, marker: null, relayTime, databaseTime: relayTime };
const badOf = (check: Parameters<typeof ownChecks>[0]) =>
  ownChecks(check).flatMap(({ what, isGood }) => (isGood ? [] : [what]));

describe('the self-test', () => {
  it('finds what of the office does not work', () => {
    expect(badOf(well)).toEqual([]);
    expect(badOf({ ...well, marker: 'EROFS' })).toEqual(['标记文件']);
    expect(badOf({ ...well, database: 'refused', databaseTime: null })).toEqual(['链路数据库', '时钟']);
  });

  it('doubts clocks that are more than a minute apart', () => {
    expect(badOf({ ...well, databaseTime: '2026-11-25T01:01:00Z' })).toEqual([]);
    expect(badOf({ ...well, databaseTime: '2026-11-25T00:58:59Z' })).toEqual(['时钟']);
  });

  it('takes a link for good where the neighbour answered and the link works', () => {
    const probe = { peer: 'x610303', outcome: 'answered', reason: null, roundTripMs: 12 } as const;
    const link = { peerName: '金台区政协', state: 'active' } as Parameters<typeof linkCheck>[0];
    expect(linkCheck(link, probe)).toMatchObject({ isGood: true, facts: '正常，往返 12 毫秒' });
    expect(linkCheck({ ...link, state: 'recovering' }, probe).isGood).toBe(false);
    expect(linkCheck(link, { ...probe, outcome: 'silent' }).isGood).toBe(false);
  });
});
