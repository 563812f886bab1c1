import { traceMeasures } from './trace-measures.js';
import type { TraceRow } from './trace-rows.js';

/** Where a station stands on its line, and on which side its words are; `null` at a dot without words. */
export interface Placed {
  x: number;
  side: 'above' | 'below' | null;
}

const stepBetweenDots = 30;
const gapBetweenWords = 10;
const widthOfTime = 96;
const widthOfCharacter = 15;

/**
 * Places stations from left to right in their order. Words of neighbours on one line alternate above and below it and push
 * the line longer only where both sides are taken. A short trace is stretched to the full width.
 */
export function placeStations(rows: TraceRow[], spaceAtEnd: number): { placed: Placed[]; endX: number } {
  const taken = new Map<string, number>();
  let x: number = traceMeasures.gutter + traceMeasures.margin - stepBetweenDots;
  const placed = rows.map((row): Placed => {
    x += stepBetweenDots;
    const half = widthOfWords(row) / 2;
    if (half === 0) return { x, side: null };
    const side = freeSide(row.entry.instance, taken, x - half);
    x = Math.max(x, (taken.get(`${row.entry.instance} ${side}`) ?? 0) + gapBetweenWords + half);
    taken.set(`${row.entry.instance} ${side}`, x + half);
    return { x, side };
  });
  return stretch(placed, x, spaceAtEnd);
}

function widthOfWords({ label, isKey }: TraceRow): number {
  return isKey ? Math.max(widthOfTime, label.length * widthOfCharacter) : 0;
}

function freeSide(instance: string, taken: Map<string, number>, left: number): 'above' | 'below' {
  const endOf = (side: 'above' | 'below') => taken.get(`${instance} ${side}`) ?? 0;
  if (endOf('above') + gapBetweenWords <= left) return 'above';
  return endOf('below') < endOf('above') ? 'below' : 'above';
}

function stretch(placed: Placed[], lastX: number, spaceAtEnd: number): { placed: Placed[]; endX: number } {
  const startX = traceMeasures.gutter + traceMeasures.margin;
  const wanted = traceMeasures.minWidth - spaceAtEnd;
  const factor = lastX > startX && lastX < wanted ? (wanted - startX) / (lastX - startX) : 1;
  const stretched = placed.map(({ x, side }) => ({ x: Math.round(startX + (x - startX) * factor), side }));
  return { placed: stretched, endX: Math.max(traceMeasures.minWidth, (stretched.at(-1)?.x ?? startX) + spaceAtEnd) };
}
