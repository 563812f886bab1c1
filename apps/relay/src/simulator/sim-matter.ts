import type { EventFacts } from '../protocol/event.js';
import { routeOf } from '../protocol/routing.js';

const moves = ['send', 'accept', 'return', 'answer'] as const;
type Move = (typeof moves)[number];

/** What an event that hands a matter on says: `after` is the move that its author had last seen; `to` the addressee of a transfer. */
export interface MoveData extends Record<string, unknown> {
  move: Move;
  after: string | null;
  to: string | null;
  /** Its author knew that it was not its turn; nobody but the judge of the simulation reads this. */
  isRash: boolean;
}

export const moveType = 'qsl.transfer.moved.v1';

type SaidEvent = Pick<EventFacts, 'id' | 'author' | 'type' | 'data' | 'route'>;

/** How a matter stands by the events that an office has seen. */
export interface Standing {
  /** Offices that it was accepted at and not answered from, the origin first; the last one holds it. */
  path: string[];
  /** Whom it was sent to, who has neither accepted nor returned it. */
  offeredTo: string | null;
  /** The last move that counted. */
  head: string | null;
  counted: Set<string>;
  /** Two offices moved it at once, both rightly: there were two holders. */
  hasFork: boolean;
}

export const holderOf = ({ path }: Standing): string => path.at(-1) ?? '';
/** From a transfer's sending on its receiver decides, else the holder. */
export const turnOf = (standing: Standing): string => standing.offeredTo ?? holderOf(standing);

export function moveOf({ type, data }: Pick<EventFacts, 'type' | 'data'>): MoveData | null {
  return type === moveType ? (data as MoveData) : null;
}

/** Follows from the events alone, in whatever order they came. */
export function standingOf(events: readonly SaidEvent[]): Standing {
  const origin = routeOf(events[0]?.route ?? '')[0] ?? '';
  let now: Standing = { path: [origin], offeredTo: null, head: null, counted: new Set(), hasFork: false };
  const said = events.filter(({ type }) => type === moveType);
  for (;;) {
    const [next, rival] = said.flatMap((event) => moved(now, event) ?? []);
    if (next === undefined) return now;
    now = { ...next, hasFork: now.hasFork || rival !== undefined };
  }
}

/** `null` where the author was not entitled to the move when it made it. */
function moved(now: Standing, event: SaidEvent): Standing | null {
  const said = moveOf(event);
  if (said === null || said.after !== now.head || event.author !== turnOf(now)) return null;
  const then = { ...now, head: event.id, counted: new Set(now.counted).add(event.id) };
  switch (said.move) {
    case 'send':
      return now.offeredTo === null && said.to !== null ? { ...then, offeredTo: said.to } : null;
    case 'accept':
      return now.offeredTo === null ? null : { ...then, path: [...now.path, now.offeredTo], offeredTo: null };
    case 'return':
      return now.offeredTo === null ? null : { ...then, offeredTo: null };
    case 'answer':
      return now.offeredTo !== null || now.path.length < 2 ? null : { ...then, path: now.path.slice(0, -1) };
  }
}

/** A move that the office may make now, or one that it may not. */
export function chooseMove(
  standing: Standing,
  self: string,
  { pick, addressees }: { pick: <T>(items: readonly T[]) => T | undefined; addressees: readonly string[] },
): MoveData | null {
  const { head: after, path, offeredTo } = standing;
  if (turnOf(standing) !== self)
    return { move: pick(moves) ?? 'answer', after, to: pick(addressees) ?? null, isRash: true };
  const to = pick(addressees.filter((iid) => !path.includes(iid))) ?? null;
  const open: Move[] = [...(to === null ? [] : ['send' as const]), ...(path.length > 1 ? ['answer' as const] : [])];
  const move = pick<Move>(offeredTo === null ? open : ['accept', 'accept', 'return']);
  return move === undefined ? null : { move, after, to: move === 'send' ? to : null, isRash: false };
}
