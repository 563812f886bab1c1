import { type EventState, isTurnOf, readyEvents } from './event-state.js';
import { isUndecided, judgeItemAct } from './item-acts.js';
import { judgeStanding } from './link-standing.js';

const [county, city] = ['x610303', 'c610300'];
const item = (id: string, iseq: number, state: EventState, author = county) => ({ id, author, iseq, state });

describe('the turn of an event', () => {
  it('comes once all earlier ones of its author are applied, own, passed over or void', () => {
    for (const state of ['own', 'applied', 'skipped', 'void'] as const) {
      const next = item('b', 2, 'pending');
      expect(isTurnOf(next, [item('a', 1, state), next])).toBe(true);
    }
    for (const state of ['pending', 'parked', 'unsupported_type'] as const) {
      const next = item('b', 2, 'pending');
      expect(isTurnOf(next, [item('a', 1, state), next])).toBe(false);
    }
  });

  it('does not come while one is missing, and does not wait for other authors', () => {
    const [first, third] = [item('a', 1, 'applied'), item('c', 3, 'pending')];
    expect(isTurnOf(third, [first, third])).toBe(false);
    expect(isTurnOf(item('d', 1, 'pending', city), [item('a', 1, 'parked')])).toBe(true);
  });

  it('comes again for a history that is offered once more, in order, whatever was written since', () => {
    const [first, second, since] = [item('a', 1, 'pending'), item('b', 2, 'pending'), item('c', 3, 'own')];
    const history = [first, second, since];
    expect(history.filter((one) => one.state === 'pending' && isTurnOf(one, history))).toEqual([first]);
    expect(isTurnOf(second, [{ ...first, state: 'applied' as const }, second, since])).toBe(true);
  });
});

describe('what is ready to be applied of a matter', () => {
  const ready = (...events: ReturnType<typeof item>[]) => readyEvents(events).map(({ id }) => id);

  it('is of each author the run from its turn to the first gap, in order of custody', () => {
    const events = [item('a', 1, 'applied'), item('x', 1, 'pending', city), item('b', 2, 'pending')];
    const later = [item('y', 2, 'pending', city), item('c', 3, 'pending'), item('e', 5, 'pending')];
    expect(ready(...events, ...later)).toEqual(['x', 'b', 'y', 'c']);
  });

  it('ends before one that is parked, and does not begin behind one', () => {
    expect(ready(item('a', 1, 'pending'), item('b', 2, 'parked'), item('c', 3, 'pending'))).toEqual(['a']);
    expect(ready(item('a', 1, 'unsupported_type'), item('b', 2, 'pending'))).toEqual([]);
    expect(ready(item('b', 2, 'pending'))).toEqual([]);
  });

  it('goes by number where events came into custody in another order, and passes over what is done already', () => {
    const disordered = [item('b', 2, 'pending'), item('a', 1, 'pending'), item('x', 1, 'pending', city)];
    expect(ready(...disordered)).toEqual(['a', 'b', 'x']);
    expect(ready(item('a', 1, 'pending'), item('b', 2, 'own'), item('c', 3, 'pending'))).toEqual(['a', 'c']);
  });

  it('counts the one that was chosen of two events under one number', () => {
    const [chosen, passedOver] = [item('b', 2, 'pending'), item('z', 2, 'skipped')];
    expect(ready(item('a', 1, 'applied'), passedOver, chosen, item('c', 3, 'pending'))).toEqual(['b', 'c']);
  });
});

describe('an operator', () => {
  const parked = item('a', 1, 'parked');
  const later = item('b', 2, 'pending');

  it('has what stands still offered again or passed over, and nothing else', () => {
    const states = (act: 'unpark' | 'skip' | 'void', of = parked) => {
      const verdict = judgeItemAct(act, of, [parked, later]);
      return 'states' in verdict ? [...verdict.states] : verdict.refused;
    };
    expect(states('unpark')).toEqual([['a', 'pending']]);
    expect(states('skip')).toEqual([['a', 'skipped']]);
    expect(states('void')).toEqual([['a', 'void']]);
    expect(states('skip', later)).toBe('not_standing');
    expect(states('unpark', later)).toBe('not_standing');
    expect(states('skip', item('c', 1, 'applied', city))).toBe('not_standing');
    expect(states('skip', item('d', 1, 'pending', city))).toEqual([['d', 'skipped']]);
  });

  it('says which of two events under one number counts; the other is passed over, and the matter goes on', () => {
    const [first, second] = [item('a', 1, 'applied'), item('b', 1, 'conflict')];
    const history = [first, second, item('c', 2, 'applied')];
    const chosen = (of: typeof first) => {
      const verdict = judgeItemAct('unpark', of, history);
      return 'states' in verdict ? verdict.states : new Map<string, EventState>();
    };
    expect([...chosen(first)]).toEqual([['b', 'skipped']]);
    expect([...chosen(second)]).toEqual([
      ['a', 'skipped'],
      ['b', 'pending'],
    ]);
    expect(isUndecided(history, new Map())).toBe(true);
    expect(isUndecided(history, chosen(first))).toBe(false);
    expect(judgeItemAct('skip', second, history)).toEqual({ refused: 'undecided' });
  });

  it('closes a link and opens it again, and gives one up for good only to a child', () => {
    expect(judgeStanding('suspend', 'open', false)).toEqual({ standing: 'suspended' });
    expect(judgeStanding('resume', 'suspended', false)).toEqual({ standing: 'open' });
    expect(judgeStanding('resume', 'open', true)).toEqual({ refused: 'already_so' });
    expect(judgeStanding('retire', 'suspended', true)).toEqual({ standing: 'retired' });
    expect(judgeStanding('retire', 'open', false)).toEqual({ refused: 'not_a_child' });
    for (const order of ['suspend', 'resume', 'retire'] as const) {
      expect(judgeStanding(order, 'retired', true)).toEqual({ refused: 'retired' });
    }
  });
});
