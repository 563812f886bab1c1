import { traceMeasures } from './trace-measures.js';
import type { TimedRow } from './station-times.js';

export type Side = 'above' | 'below';

/** Where a station stands on its line, and on which side its words are; `null` at a dot without words. */
export interface Placed {
  row: TimedRow;
  x: number;
  side: Side | null;
}

const stepBetweenDots = 30;
const gapBetweenWords = 10;
const widthOfHan = 15;
const widthOfDigit = 9;
const widthOfCrossing = 12;
const startX = traceMeasures.gutter + traceMeasures.margin;

/**
 * Places stations from left to right in their order. Words stand on the side that a crossing leaves free (`sides`, by entry);
 * others alternate above and below the line. The line grows longer only where words would meet, and a short trace is
 * stretched to the full width.
 */
export function placeStations(rows: TimedRow[], sides: ReadonlyMap<string, Side>, spaceAtEnd: number): Placed[] {
  const taken = new Map<string, number>();
  let x = startX - stepBetweenDots;
  const placed = rows.map((row): Placed => {
    x += stepBetweenDots;
    if (!row.isKey) return { row, x, side: null };
    const half = widthOfWords(row) / 2;
    const placeOf = (side: Side) => `${row.entry.instance} ${side}`;
    const takenUntil = (side: Side) => taken.get(placeOf(side)) ?? 0;
    const crossingSide = sides.get(row.entry.id);
    const side = crossingSide ?? (takenUntil('above') <= takenUntil('below') ? 'above' : 'below');
    x = Math.max(x, takenUntil(side) + gapBetweenWords + half);
    taken.set(placeOf(side), x + half);
    if (crossingSide) taken.set(placeOf(side === 'above' ? 'below' : 'above'), x + widthOfCrossing);
    return { row, x, side };
  });
  return stretch(placed, traceMeasures.minWidth - spaceAtEnd);
}

function widthOfWords({ label, when }: TimedRow): number {
  return Math.max(widthOf(label), widthOf(when));
}

function widthOf(words: string): number {
  return [...words].reduce(
    (width, character) => width + (/\p{Script=Han}/u.test(character) ? widthOfHan : widthOfDigit),
    0,
  );
}

function stretch(placed: Placed[], wantedX: number): Placed[] {
  const lastX = placed.at(-1)?.x ?? startX;
  const factor = lastX > startX && lastX < wantedX ? (wantedX - startX) / (lastX - startX) : 1;
  return placed.map((station) => ({ ...station, x: Math.round(startX + (station.x - startX) * factor) }));
}
