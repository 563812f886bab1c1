import { agreementOf, divisionOf, lowerBound, topBy } from './ranking.js';

const totals = (agree: number, disagree: number, pass = 0) => ({ agree, disagree, pass });

describe('the order of statements', () => {
  it('follows the lower bound of the share, not the share', () => {
    expect(lowerBound(90, 100)).toBeCloseTo(0.826, 3);
    expect(lowerBound(1, 1)).toBeCloseTo(0.207, 3);
    expect(lowerBound(0, 10)).toBeCloseTo(0, 10);
    expect(lowerBound(0, 0)).toBe(0);
  });

  it('takes passing for a vote that does not agree', () => {
    expect(agreementOf(totals(10, 0, 10))).toBe(lowerBound(10, 20));
  });

  it('divides most where the smaller side is large', () => {
    const [even, many, few, clear, undecided] = [
      totals(10, 10),
      totals(100, 90),
      totals(1, 1),
      totals(40, 1),
      totals(10, 10, 80),
    ];
    const ordered = [many, even, few, undecided, clear];
    expect(topBy([clear, few, undecided, even, many], divisionOf, 5)).toEqual(ordered);
    expect(divisionOf(totals(3, 7))).toBe(divisionOf(totals(7, 3)));
  });

  it('leaves out what nobody voted for, and ends where it is told to', () => {
    const [one, two, none] = [totals(5, 0), totals(9, 1), totals(0, 0)];
    expect(topBy([none, one, two], agreementOf, 2)).toEqual([two, one]);
    expect(topBy([two, one], agreementOf, 1)).toHaveLength(1);
    expect(topBy([none], agreementOf, 2)).toEqual([]);
  });
});
