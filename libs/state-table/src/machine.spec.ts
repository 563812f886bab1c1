import { DomainError } from '@qsl/contracts';
import { allowedActions, decide, requireRole, type Machine, type Situation } from './machine.js';

type State = 'open' | 'shut' | 'locked';
type Action = 'shut' | 'lock' | 'knock' | 'restore';
type Who = 'porter' | 'guest';

const doors: Machine<State, Action, Who, 'nobody_inside'> = {
  name: 'door',
  states: {
    open: { zh: '敞开', en: 'open' },
    shut: { zh: '关上', en: 'shut' },
    locked: { zh: '锁上', en: 'locked' },
  },
  actions: {
    shut: { zh: '关门', en: 'shut the door' },
    lock: { zh: '锁门', en: 'lock the door' },
    knock: { zh: '敲门', en: 'knock' },
    restore: { zh: '还原', en: 'restore the door' },
  },
  needs: { nobody_inside: { zh: '里面还有人。', en: 'Somebody is inside.' } },
  transitions: [
    { action: 'shut', from: ['open'], to: ['shut'], by: ['porter', 'guest'] },
    { action: 'lock', from: ['shut'], to: ['locked'], by: ['porter'], needs: ['nobody_inside'] },
    { action: 'knock', from: ['shut', 'locked'], to: [], by: ['guest'] },
    { action: 'restore', from: ['locked'], to: ['open', 'shut'], by: ['porter'] },
  ],
};

const at = (state: State, who: Who, isEmpty = true): Situation<State, Who, 'nobody_inside'> => ({
  state,
  who: [who],
  facts: { nobody_inside: isEmpty },
});

function errorOf(work: () => unknown): DomainError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

describe('a state table', () => {
  it('leads on, or leaves the state as it is', () => {
    expect(decide(doors, 'shut', at('open', 'guest'))).toBe('shut');
    expect(decide(doors, 'knock', at('locked', 'guest'))).toBe('locked');
  });

  it('lets the caller choose among several next states, and no other', () => {
    expect(decide(doors, 'restore', at('locked', 'porter'))).toBe('open');
    expect(decide(doors, 'restore', at('locked', 'porter'), 'shut')).toBe('shut');
    expect(errorOf(() => decide(doors, 'restore', at('locked', 'porter'), 'locked'))).toMatchObject({
      kind: 'conflict',
      reason: 'door.wrong_state',
    });
  });

  it('refuses a role that may never do it, whatever the state', () => {
    expect(errorOf(() => decide(doors, 'lock', at('open', 'guest')))).toMatchObject({
      kind: 'forbidden',
      reason: 'door.wrong_role',
      text: { zh: '您的身份不能进行“锁门”。', en: 'Your role does not allow you to lock the door.' },
    });
    expect(errorOf(() => requireRole(doors, 'lock', ['guest']))).toMatchObject({ kind: 'forbidden' });
    expect(errorOf(() => requireRole(doors, 'lock', ['porter']))).toBeNull();
  });

  it('refuses the wrong state in words that name state and action', () => {
    expect(errorOf(() => decide(doors, 'lock', at('open', 'porter')))).toMatchObject({
      kind: 'conflict',
      reason: 'door.wrong_state',
      text: { zh: '当前状态为“敞开”，不能进行“锁门”。' },
    });
  });

  it('refuses while a fact is missing, with the fact’s own reason', () => {
    expect(errorOf(() => decide(doors, 'lock', at('shut', 'porter', false)))).toMatchObject({
      kind: 'conflict',
      reason: 'door.nobody_inside',
      text: { zh: '里面还有人。' },
    });
  });

  it('offers what it would allow, and nothing else', () => {
    expect(allowedActions(doors, at('shut', 'porter'))).toEqual(['lock']);
    expect(allowedActions(doors, at('shut', 'porter', false))).toEqual([]);
    expect(allowedActions(doors, at('shut', 'guest'))).toEqual(['knock']);
  });
});
