/**
 * `own` needs no applying here; `conflict` is a second event under a number that another one has (R11); `parked` failed too often (R13);
 * `unsupported_type` waits for an upgrade of this office; `skipped` was passed over by an operator; `void` is one that its author was not entitled to.
 */
export type EventState =
  'own' | 'pending' | 'applied' | 'parked' | 'conflict' | 'unsupported_type' | 'skipped' | 'void';

/** Nothing later of its author and matter waits for such an event. */
export const doneStates: readonly EventState[] = ['own', 'applied', 'skipped', 'void'];
/** Everything later of its author and matter waits for such an event. */
export const openStates: readonly EventState[] = ['pending', 'parked', 'unsupported_type'];

interface Numbered {
  author: string;
  iseq: number;
  state: EventState;
}

/** Whether an event is the first open one of its author among a matter's events, with nothing missing before it. */
export function isTurnOf(event: Numbered, history: readonly Numbered[]): boolean {
  const earlier = history.filter(({ author, iseq }) => author === event.author && iseq < event.iseq);
  const isPreceded = event.iseq === 1 || earlier.some((one) => one.iseq === event.iseq - 1 && isDone(one));
  return isPreceded && !earlier.some(({ state }) => openStates.includes(state));
}

const isDone = ({ state }: Numbered): boolean => doneStates.includes(state);
