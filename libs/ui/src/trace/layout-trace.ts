import type { Tier, TimelineEntry, TimelineView, WaitingView } from '@qsl/contracts';
import { formatDateTime } from '../format/dates.js';
import { findPassages, type PassageKind } from './trace-crossings.js';
import { placeStations, type Placed } from './place-stations.js';
import { traceMeasures } from './trace-measures.js';
import { toTraceRows, type TraceRow } from './trace-rows.js';

/** One office on the route: its line from its first to its last station. */
export interface Lane {
  iid: string;
  name: string;
  tier: Tier;
  y: number;
  fromX: number;
  toX: number;
}

/** One thing that happened, on the line of its office. */
export interface Station extends Placed {
  id: string;
  tier: Tier;
  y: number;
  /** Short word; empty at minor stations, which stay dots. */
  label: string;
  time: string;
  title: string;
  isVoid: boolean;
}

/** A curve between two lines. `isOpen` while the other side has not taken the matter up. */
export interface Crossing {
  kind: PassageKind;
  tier: Tier;
  path: string;
  isOpen: boolean;
  /** Where and when the other office had received it, as far as known. */
  delivered: { x: number; y: number; time: string } | null;
}

/** A dashed stub towards a neighbour that has not taken over what was written here. */
export interface Wait {
  path: string;
  x: number;
  y: number;
  text: string;
}

export interface TraceLayout {
  width: number;
  height: number;
  lanes: Lane[];
  stations: Station[];
  crossings: Crossing[];
  waits: Wait[];
  /** Where the outcome's seal stands. */
  seal: { x: number; y: number } | null;
}

const tierOrder: readonly Tier[] = ['province', 'city', 'county'];

/** Lays a matter's trace out like a metro map: a line per office with the province on top, a station per event, time to the right. */
export function layoutTrace(timeline: TimelineView, now: Date = new Date()): TraceLayout {
  const offices = [...timeline.route].sort((a, b) => tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier));
  const laneY = new Map(offices.map(({ iid }, index) => [iid, traceMeasures.edge + index * traceMeasures.laneHeight]));
  const rows = toTraceRows(timeline, now).filter(({ entry }) => laneY.has(entry.instance));
  const { placed, endX } = placeStations(rows, spaceAtEnd(timeline));
  const stations = rows.map((row, index) => toStation(row, placed[index]!, laneY.get(row.entry.instance)!, now));
  const byId = new Map(stations.map((station) => [station.id, station]));
  const crossings = layoutCrossings(timeline, byId, { laneY, endX, now });
  return {
    width: endX,
    height: (offices.length - 1) * traceMeasures.laneHeight + 2 * traceMeasures.edge,
    lanes: offices.map((office) => toLane(office, stations, laneY.get(office.iid)!)),
    stations,
    crossings,
    waits: timeline.waiting.flatMap((waiting) => layoutWait(waiting, { laneY, endX, now }, stations)),
    seal: layoutSeal(timeline.entries, byId),
  };
}

function spaceAtEnd(timeline: TimelineView): number {
  const isUnderWay = findPassages(timeline).some(({ to }) => to === null);
  return isUnderWay || timeline.waiting.length > 0
    ? traceMeasures.margin + traceMeasures.underWay
    : traceMeasures.margin;
}

function toStation({ entry, label }: TraceRow, placed: Placed, y: number, now: Date): Station {
  const time = formatDateTime(entry.at, now);
  return {
    ...placed,
    id: entry.id,
    tier: entry.tier,
    y,
    label: placed.side ? label : '',
    time,
    title: `${time} ${entry.instanceName} ${entry.text}`,
    isVoid: entry.void,
  };
}

function toLane(office: { iid: string; name: string; tier: Tier }, stations: Station[], y: number): Lane {
  const xs = stations.filter((station) => station.y === y).map(({ x }) => x);
  return { ...office, y, fromX: Math.min(...xs, Infinity), toX: Math.max(...xs, -Infinity) };
}

interface Canvas {
  laneY: Map<string, number>;
  endX: number;
  now: Date;
}

function layoutCrossings(timeline: TimelineView, byId: Map<string, Station>, canvas: Canvas): Crossing[] {
  return findPassages(timeline).flatMap(({ kind, crossing, from, to, toInstance }) => {
    const start = byId.get(from.id);
    const y = canvas.laneY.get(toInstance);
    if (!start || y === undefined) return [];
    const end = (to && byId.get(to.id)) ?? { x: start.x + 110, y };
    const at = kind === 'onward' ? crossing.deliveredAt : null;
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    const tier = timeline.route.find(({ iid }) => iid === toInstance)?.tier ?? start.tier;
    const delivered = at ? { ...middle, time: formatDateTime(at, canvas.now) } : null;
    return [{ kind, tier, path: curve(start, end), isOpen: to === null, delivered }];
  });
}

function layoutWait(waiting: WaitingView, canvas: Canvas, stations: Station[]): Wait[] {
  const y = canvas.laneY.get(waiting.peer);
  const last = stations.filter((station) => station.y !== y).at(-1);
  if (y === undefined || !last) return [];
  const end = { x: Math.min(last.x + 110, canvas.endX - 24), y: (last.y + y) / 2 };
  return [{ path: curve(last, end), ...end, text: `等待${waiting.peerName}链路恢复` }];
}

function layoutSeal(entries: TimelineEntry[], byId: Map<string, Station>): TraceLayout['seal'] {
  const station = byId.get(entries.findLast((entry) => entry.outcome && !entry.void)?.id ?? '');
  return station ? { x: station.x, y: station.y } : null;
}

interface Point {
  x: number;
  y: number;
}

/** Leaves and arrives along the lines, so that a crossing reads as a switch and not as a jump. */
function curve(from: Point, to: Point): string {
  const bend = Math.max(18, (to.x - from.x) * 0.55);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
