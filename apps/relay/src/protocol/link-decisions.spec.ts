import { genesis, nextChain } from './chain.js';
import { newLink, type LinkRecord } from './link-record.js';
import { judgeBatch, judgeRenewal } from './receiver.js';
import { beginRecovery, epochAfter, isBusyFor, isRecovering, leaveOut } from './recovery.js';
import { fitBatch, judgePlace, maxBatchBytes } from './sender.js';
import { backoffMs } from './backoff.js';
import { Fence } from './fence.js';
import { nextPhase } from './phase.js';

const link = (change: Partial<LinkRecord> = {}): LinkRecord => ({ ...newLink('c610300'), ...change });
const wire = (id: string, body = '{}') => ({ id, body, jws: 'x' });

describe('a sender', () => {
  const sender = link({ outEpoch: 2, outHead: 5 });

  it('serves a place in its log', () => {
    expect(judgePlace(sender, { epoch: 2, after: 3, chain: 'ab' }, 'ab')).toBe('serve');
    expect(judgePlace(sender, { epoch: 2, after: 0, chain: genesis }, null)).toBe('serve');
  });

  it('knows by a place beyond its own knowledge that it was restored', () => {
    expect(judgePlace(sender, { epoch: 2, after: 6, chain: 'ab' }, null)).toBe('behind');
    expect(judgePlace(sender, { epoch: 3, after: 0, chain: genesis }, null)).toBe('behind');
    expect(judgePlace(sender, { epoch: 2, after: 3, chain: 'ab' }, 'cd')).toBe('fork');
  });

  it('sends a receiver of an earlier epoch to the beginning of this one', () => {
    expect(judgePlace(sender, { epoch: 1, after: 9, chain: 'ab' }, null)).toBe('renewed');
  });

  it('fills an answer up to its limits, and gives at least one event', () => {
    const large = wire('a', 'x'.repeat(maxBatchBytes));
    expect(fitBatch([large, wire('b')], 256)).toEqual([large]);
    expect(fitBatch([wire('a'), wire('b'), wire('c')], 2)).toHaveLength(2);
    expect(fitBatch(new Array<ReturnType<typeof wire>>(300).fill(wire('a')), 300)).toHaveLength(256);
  });
});

describe('a receiver', () => {
  const events = [wire('a'), wire('b')];
  const chain = events.reduce(nextChain, genesis);

  it('takes what fits where its cursor stands', () => {
    expect(judgeBatch(link(), { kind: 'batch', epoch: 1, after: 0, events, chain })).toEqual({
      take: true,
      cursor: 2,
      chain,
    });
  });

  it('drops gaps, repetitions, other epochs and broken chains', () => {
    const batch = { kind: 'batch' as const, epoch: 1, after: 0, events, chain };
    expect(judgeBatch(link({ inCursor: 2 }), batch)).toEqual({ take: false, why: 'gap' });
    expect(judgeBatch(link(), { ...batch, after: 1 })).toEqual({ take: false, why: 'gap' });
    expect(judgeBatch(link(), { ...batch, epoch: 2 })).toEqual({ take: false, why: 'epoch' });
    expect(judgeBatch(link(), { ...batch, events: [wire('a'), wire('b', '{"x":1}')] })).toEqual({
      take: false,
      why: 'chain',
    });
  });

  it('never goes back to an earlier epoch', () => {
    expect(judgeRenewal(link({ inEpoch: 2, inCursor: 7 }), 3)).toEqual({ inEpoch: 3, inCursor: 0, inChain: genesis });
    expect(judgeRenewal(link({ inEpoch: 2 }), 2)).toBeNull();
  });
});

describe('recovery', () => {
  const links = beginRecovery([link({ peer: 'p610000' }), link({ peer: 'x610303' })], ['p610000', 'x610303']);

  it('begins with all neighbours but those that are gone for good, and leads above every epoch seen', () => {
    expect(isRecovering(links)).toBe(true);
    const retired = link({ peer: 'x610302', standing: 'retired' });
    expect(beginRecovery([retired], ['x610303'])).toEqual([retired]);
    const ended = link({ peer: 'x610302', recovery: 'asking' });
    expect(beginRecovery([ended], ['x610303'])).toEqual([{ ...ended, recovery: 'none' }]);
    expect(epochAfter(link({ outEpoch: 2, seenEpoch: 5 }))).toBe(6);
  });

  it('goes on without a neighbour that an operator left out, and remembers that it is owed that one’s replay', () => {
    const without = leaveOut(links, ['p610000', 'x610303']);
    expect(without.map(({ recovery }) => recovery)).toEqual(['late', 'late']);
    expect(isRecovering(without)).toBe(false);
    expect(leaveOut([link({ recovery: 'asked' })], [link().peer])).toEqual([link({ recovery: 'asked' })]);
  });

  it('is busy for one neighbour while it lacks another one’s replay', () => {
    const half = links.map((one): LinkRecord => (one.peer === 'p610000' ? { ...one, recovery: 'asked' } : one));
    expect(isBusyFor('p610000', half)).toBe(true);
    expect(isBusyFor('x610303', half)).toBe(false);
  });
});

describe('a session fence', () => {
  it('lets nothing of an earlier session through once a new one was seen', () => {
    const fence = new Fence();
    expect(fence.confirm('a', null)).toBe(true);
    fence.see('b');
    fence.see('a');
    expect(fence.admits('a')).toBe(false);
    expect(fence.admits('b')).toBe(true);
  });

  it('is put right by an answer after a late question had misled it', () => {
    const fence = new Fence();
    fence.confirm('new', null);
    fence.see('late');
    expect(fence.confirm('new', 'late')).toBe(true);
    expect(fence.admits('new')).toBe(true);
  });

  it('does not trust a greeting that something newer overtook', () => {
    const fence = new Fence();
    fence.see('b');
    expect(fence.confirm('a', null)).toBe(false);
  });
});

describe('a link', () => {
  it('goes from nothing to active, and back by silence', () => {
    expect((['dialed', 'connected', 'greeted'] as const).reduce(nextPhase, 'down')).toBe('active');
    expect(nextPhase('active', 'silent')).toBe('stalled');
    expect(nextPhase('stalled', 'disconnected')).toBe('down');
    expect(nextPhase('recovering', 'recovered')).toBe('active');
  });

  it('stays suspended whatever the peer says', () => {
    expect(nextPhase('suspended', 'connected')).toBe('suspended');
    expect(nextPhase('suspended', 'resumed')).toBe('down');
  });

  it('tries again after half a second, twice that, and never later than five minutes', () => {
    expect([1, 2, 3].map((failures) => backoffMs(failures, 0))).toEqual([500, 1_000, 2_000]);
    expect(backoffMs(1, 0.999)).toBeGreaterThanOrEqual(250);
    expect(backoffMs(1_000, 0)).toBe(300_000);
  });
});
