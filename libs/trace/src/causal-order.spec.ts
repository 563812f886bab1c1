import fc from 'fast-check';
import { inCausalOrder, type Ordered } from './causal-order.js';

const entry = (instance: string, minute: number, transferId: string | null = null): Ordered => ({
  at: new Date(Date.UTC(2026, 10, 25, 8, minute)),
  instance,
  transferId,
});

describe('causal order', () => {
  it('follows the clocks of the offices where nothing else says otherwise', () => {
    const [late, early] = [entry('x610303', 5), entry('c610300', 3)];
    expect(inCausalOrder([late, early])).toEqual([early, late]);
  });

  it('never shows an acceptance before what it accepts, though the receiver’s clock is slow', () => {
    const [sent, accepted] = [entry('x610303', 30, 't'), entry('c610300', 10, 't')];
    expect(inCausalOrder([sent, accepted])).toEqual([sent, accepted]);
  });

  it('keeps each office’s steps and each transfer’s steps in order, whatever the clocks say', () => {
    const steps = fc.record({
      instance: fc.constantFrom('x610303', 'c610300', 'p610000'),
      minute: fc.nat(59),
      transferId: fc.constantFrom(null, 'first', 'second'),
    });
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (drawn) => {
        const entries = drawn.map(({ instance, minute, transferId }) => entry(instance, minute, transferId));
        const ordered = inCausalOrder(entries);
        expect(new Set(ordered)).toEqual(new Set(entries));
        for (const line of ['x610303', 'c610300', 'p610000'])
          expect(ordered.filter(({ instance }) => instance === line)).toEqual(
            entries.filter(({ instance }) => instance === line),
          );
        for (const line of ['first', 'second'])
          expect(ordered.filter(({ transferId }) => transferId === line)).toEqual(
            entries.filter(({ transferId }) => transferId === line),
          );
      }),
    );
  });
});
