import type { Tier, TimelineView } from '@qsl/contracts';
import { formatDateTime } from '../format/dates.js';
import { waitingTitle } from '../format/waiting.js';
import type { Side } from './place-stations.js';
import { traceMeasures } from './trace-measures.js';
import type { Passage, PassageKind } from './trace-passages.js';

interface Point {
  x: number;
  y: number;
}

/** A curve between two lines. `isOpen` while the other side has not taken the matter up. */
export interface Crossing {
  kind: PassageKind;
  tier: Tier;
  path: string;
  isOpen: boolean;
  /** Where and when the other office had received it, as far as known. */
  delivered: (Point & { time: string }) | null;
  /** Says what an open crossing waits for, at its far end. */
  waiting: (Point & { text: string }) | null;
}

/** What crossings are drawn on: line by office, station by entry. */
export interface Canvas {
  laneY: ReadonlyMap<string, number>;
  stations: ReadonlyMap<string, Point>;
  now: Date;
}

/** Curves of all passages between drawn stations. */
export function layoutCrossings(timeline: TimelineView, passages: Passage[], canvas: Canvas): Crossing[] {
  return passages.flatMap((passage) => {
    const start = canvas.stations.get(passage.from.id);
    const y = canvas.laneY.get(passage.toInstance);
    if (!start || y === undefined) return [];
    const end = (passage.to && canvas.stations.get(passage.to.id)) ?? { x: start.x + traceMeasures.reach, y };
    const wait = passage.to ? undefined : timeline.waiting.find(({ peer }) => peer === passage.toInstance);
    return [
      {
        kind: passage.kind,
        tier: timeline.route.find(({ iid }) => iid === passage.toInstance)?.tier ?? passage.from.tier,
        path: curve(start, end),
        isOpen: passage.to === null,
        delivered: deliveryOf(passage, start, end, canvas.now),
        waiting: wait ? { x: end.x, y: end.y, text: waitingTitle(wait) } : null,
      },
    ];
  });
}

/** Curves of a history that no transfer carries: it goes on where the next thing happened. */
export function layoutMoves(stations: readonly (Point & { tier: Tier })[]): Crossing[] {
  return stations.slice(1).flatMap((to, index) => {
    const from = stations[index];
    if (!from || from.y === to.y) return [];
    return [{ kind: 'onward', tier: to.tier, path: curve(from, to), isOpen: false, delivered: null, waiting: null }];
  });
}

/** The side of each crossing's ends that the curve leaves free for words. */
export function freeSides(passages: Passage[], laneY: ReadonlyMap<string, number>): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const { from, to, toInstance } of passages) {
    const isUpwards = (laneY.get(toInstance) ?? 0) < (laneY.get(from.instance) ?? 0);
    sides.set(from.id, isUpwards ? 'below' : 'above');
    if (to) sides.set(to.id, isUpwards ? 'above' : 'below');
  }
  return sides;
}

function deliveryOf(passage: Passage, start: Point, end: Point, now: Date): Crossing['delivered'] {
  const at = passage.kind === 'onward' ? passage.crossing.deliveredAt : null;
  return at ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, time: formatDateTime(at, now) } : null;
}

/** Leaves and arrives along the lines, so that a crossing reads as a switch and not as a jump. */
function curve(from: Point, to: Point): string {
  const bend = Math.max(18, (to.x - from.x) * 0.55);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
