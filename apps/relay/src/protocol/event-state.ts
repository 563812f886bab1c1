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

export interface Numbered {
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

/**
 * Of a matter's events, given in order of custody, those that are ready to be applied one after the other: of each author the run of
 * pending ones that begins at its turn. In order of custody, as far as the numbers allow. At least the events from the one before an
 * author's first open one must be given.
 */
export function readyEvents<E extends Numbered>(events: readonly E[]): E[] {
  const places = new Map(events.map((event, place) => [event, place]));
  const ready: { event: E; place: number }[] = [];
  for (const author of new Set(events.map((event) => event.author))) {
    let place = 0;
    for (const event of readyRun(events.filter((one) => one.author === author))) {
      place = Math.max(place, places.get(event) ?? 0);
      ready.push({ event, place });
    }
  }
  return ready.sort((a, b) => a.place - b.place).map(({ event }) => event);
}

function readyRun<E extends Numbered>(events: readonly E[]): E[] {
  const run: E[] = [];
  const isOpen = ({ state }: E) => openStates.includes(state);
  const first = Math.min(...events.filter(isOpen).map(({ iseq }) => iseq));
  const hasDone = (iseq: number) => iseq === 0 || events.some((one) => one.iseq === iseq && isDone(one));
  for (let iseq = first; run.length > 0 || hasDone(iseq - 1); iseq += 1) {
    const next = events.find((one) => one.iseq === iseq && isOpen(one));
    if (next?.state === 'pending') run.push(next);
    else if (next !== undefined || !hasDone(iseq)) break;
  }
  return run;
}

const isDone = ({ state }: Numbered): boolean => doneStates.includes(state);
