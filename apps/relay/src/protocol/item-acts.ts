import { type EventState, isTurnOf } from './event-state.js';

/** What an operator may do to an event that was not applied. */
export type ItemAct = 'unpark' | 'skip' | 'void';
export type ItemRefusal = 'not_standing' | 'undecided';

interface Item {
  id: string;
  author: string;
  iseq: number;
  state: EventState;
}

/** The states that events get, by id; or why nothing is done. */
export type ItemVerdict = { states: ReadonlyMap<string, EventState> } | { refused: ItemRefusal };

const passed: Readonly<Record<Exclude<ItemAct, 'unpark'>, EventState>> = { skip: 'skipped', void: 'void' };
const offeredAgain: readonly EventState[] = ['parked', 'unsupported_type', 'skipped', 'void'];

/**
 * Decides on an operator's act. An event that only waits is passed over when it is its turn, else its author's numbers would have a gap.
 * Of events under one number (R11) an operator says which counts; the others are passed over, whatever they have done already.
 */
export function judgeItemAct(act: ItemAct, item: Item, history: readonly Item[]): ItemVerdict {
  const rivals = history.filter(
    ({ id, author, iseq }) => id !== item.id && author === item.author && iseq === item.iseq,
  );
  if ([item, ...rivals].some(({ state }) => state === 'conflict')) {
    return act === 'unpark' ? { states: choose(item, rivals) } : { refused: 'undecided' };
  }
  if (act === 'unpark')
    return offeredAgain.includes(item.state) ? change(item, 'pending') : { refused: 'not_standing' };
  const mayBePassed = item.state === 'parked' || item.state === 'unsupported_type' || item.state === 'pending';
  return mayBePassed && isTurnOf(item, history) ? change(item, passed[act]) : { refused: 'not_standing' };
}

/** Whether two events under one number still stop the matter. */
export function isUndecided(history: readonly Item[], states: ReadonlyMap<string, EventState>): boolean {
  return history.some(({ id, state }) => (states.get(id) ?? state) === 'conflict');
}

/** Those that step back come first, so that never two events count under one number. */
function choose(item: Item, rivals: readonly Item[]): Map<string, EventState> {
  const others = rivals.map(({ id }): [string, EventState] => [id, 'skipped']);
  return new Map(item.state === 'conflict' ? [...others, [item.id, 'pending']] : others);
}

const change = ({ id }: Item, state: EventState) => ({ states: new Map([[id, state]]) });
