import { DomainError, type Message } from '@qsl/contracts';

/** One row of a state table: in one of these states, one of these may do this, and the object goes on to that state. */
interface Transition<State, Action, Who, Need> {
  action: Action;
  from: readonly State[];
  /** Empty: the state stays. Several: the caller names which, by what the facts are. */
  to: readonly State[];
  by: readonly Who[];
  /** Facts that must hold besides. */
  needs?: readonly Need[];
}

/** A state table with the words that its refusals are made of. */
export interface Machine<State extends string, Action extends string, Who extends string, Need extends string> {
  /** First part of the refusals' reasons: `case` gives `case.wrong_state`. */
  name: string;
  states: Readonly<Record<State, Message>>;
  actions: Readonly<Record<Action, Message>>;
  needs: Readonly<Record<Need, Message>>;
  transitions: readonly Transition<State, Action, Who, Need>[];
}

/** What a decision depends on. */
export interface Situation<State, Who, Need extends string> {
  state: State;
  who: readonly Who[];
  facts: Readonly<Record<Need, boolean>>;
}

/**
 * Decides an action by the table.
 * @param to which of several possible states the object goes on to.
 * @returns the new state.
 * @throws DomainError `forbidden` where the caller's roles never allow it, `conflict` where the state or a fact does not.
 */
export function decide<S extends string, A extends string, W extends string, N extends string>(
  machine: Machine<S, A, W, N>,
  action: A,
  situation: Situation<S, W, N>,
  to?: S,
): S {
  const rows = machine.transitions.filter((row) => row.action === action);
  const permitted = rows.filter((row) => row.by.some((who) => situation.who.includes(who)));
  if (permitted.length === 0) throw wrongRole(machine, action);
  const row = permitted.find(({ from }) => from.includes(situation.state));
  if (!row) throw wrongState(machine, action, situation.state);
  const unmet = row.needs?.find((need) => !situation.facts[need]);
  if (unmet) throw new DomainError('conflict', `${machine.name}.${unmet}`, machine.needs[unmet]);
  const target = to ?? row.to[0] ?? situation.state;
  if (row.to.length > 0 && !row.to.includes(target)) throw wrongState(machine, action, target);
  return target;
}

/** Every action that the table allows now, in the table's order. */
export function allowedActions<S extends string, A extends string, W extends string, N extends string>(
  machine: Machine<S, A, W, N>,
  { state, who, facts }: Situation<S, W, N>,
): A[] {
  const rows = machine.transitions.filter(
    (row) =>
      row.from.includes(state) &&
      row.by.some((one) => who.includes(one)) &&
      (row.needs ?? []).every((need) => facts[need]),
  );
  return [...new Set(rows.map(({ action }) => action))];
}

function wrongRole<A extends string>(
  { name, actions }: { name: string; actions: Readonly<Record<A, Message>> },
  action: A,
): DomainError {
  return new DomainError('forbidden', `${name}.wrong_role`, {
    zh: `您的身份不能进行“${actions[action].zh}”。`,
    en: `Your role does not allow you to ${actions[action].en}.`,
  });
}

function wrongState<S extends string, A extends string>(
  machine: { name: string; states: Readonly<Record<S, Message>>; actions: Readonly<Record<A, Message>> },
  action: A,
  state: S,
): DomainError {
  return new DomainError('conflict', `${machine.name}.wrong_state`, {
    zh: `当前状态为“${machine.states[state].zh}”，不能进行“${machine.actions[action].zh}”。`,
    en: `In the state "${machine.states[state].en}" it is not possible to ${machine.actions[action].en}.`,
  });
}

/** @throws DomainError `forbidden` where the caller's roles never allow the action, whatever the state. */
export function requireRole<S extends string, A extends string, W extends string, N extends string>(
  machine: Machine<S, A, W, N>,
  action: A,
  who: readonly W[],
): void {
  const isPermitted = machine.transitions.some(
    (row) => row.action === action && row.by.some((one) => who.includes(one)),
  );
  if (!isPermitted) throw wrongRole(machine, action);
}
