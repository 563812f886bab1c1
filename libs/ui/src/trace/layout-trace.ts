import type { Tier, TimelineEntry, TimelineView } from '@qsl/contracts';
import { formatDateTime } from '../format/dates.js';
import { freeSides, layoutCrossings, layoutMoves, type Crossing } from './layout-crossings.js';
import { placeStations, type Placed, type Side } from './place-stations.js';
import { traceMeasures } from './trace-measures.js';
import { findPassages } from './trace-passages.js';
import { withStationTimes } from './station-times.js';
import { toTraceRows } from './trace-rows.js';

/** One office on the route: its line from its first to its last station. */
export interface Lane {
  iid: string;
  name: string;
  tier: Tier;
  y: number;
  /** `null` where nothing has happened at this office yet. */
  line: { fromX: number; toX: number } | null;
}

/** One thing that happened, on the line of its office. */
export interface Station {
  id: string;
  tier: Tier;
  x: number;
  y: number;
  /** Short word; empty at minor stations, which stay dots. */
  label: string;
  side: Side | null;
  /** The day, or the time of day where the station before it shows the day. */
  time: string;
  title: string;
  isVoid: boolean;
}

export interface TraceLayout {
  width: number;
  height: number;
  lanes: Lane[];
  stations: Station[];
  crossings: Crossing[];
  /** Where the outcome's seal stands, and on which station. */
  seal: { id: string; x: number; y: number } | null;
}

const tierOrder: readonly Tier[] = ['province', 'city', 'county'];

/** Lays a matter's trace out like a metro map: a line per office with the province on top, a station per event, time to the right. */
export function layoutTrace(timeline: TimelineView, now: Date = new Date()): TraceLayout {
  const offices = timeline.route.toSorted((a, b) => tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier));
  const laneY = new Map(offices.map(({ iid }, index) => [iid, traceMeasures.edge + index * traceMeasures.laneHeight]));
  const passages = findPassages(timeline);
  const known = toTraceRows(timeline, now).filter(({ entry }) => laneY.has(entry.instance));
  const rows = withStationTimes(known, now);
  const isUnderWay = passages.some(({ to }) => to === null);
  const spaceAtEnd = traceMeasures.margin + (isUnderWay ? traceMeasures.underWay : 0);
  const stations = placeStations(rows, freeSides(passages, laneY), spaceAtEnd).map((placed) =>
    toStation(placed, laneY.get(placed.row.entry.instance) ?? 0, now),
  );
  const byId = new Map(stations.map((station) => [station.id, station]));
  return {
    width: Math.max(traceMeasures.minWidth, (stations.at(-1)?.x ?? 0) + spaceAtEnd),
    height: (offices.length - 1) * traceMeasures.laneHeight + 2 * traceMeasures.edge,
    lanes: offices.map((office) => ({ ...office, ...lineOf(stations, laneY.get(office.iid) ?? 0) })),
    stations,
    crossings:
      timeline.crossings.length > 0
        ? layoutCrossings(timeline, passages, { laneY, stations: byId, now })
        : layoutMoves(stations),
    seal: layoutSeal(timeline.entries, byId),
  };
}

function toStation({ row: { entry, label, when }, x, side }: Placed, y: number, now: Date): Station {
  return {
    id: entry.id,
    tier: entry.tier,
    x,
    y,
    label: side ? label : '',
    side,
    time: when,
    title: `${formatDateTime(entry.at, now)} ${entry.instanceName} ${entry.text}`,
    isVoid: entry.void,
  };
}

function lineOf(stations: Station[], y: number): Pick<Lane, 'y' | 'line'> {
  const own = stations.filter((station) => station.y === y);
  const [first, last] = [own[0], own.at(-1)];
  return { y, line: first && last ? { fromX: first.x, toX: last.x } : null };
}

function layoutSeal(entries: TimelineEntry[], stations: ReadonlyMap<string, Station>): TraceLayout['seal'] {
  const station = stations.get(entries.findLast(({ outcome, void: isVoid }) => outcome && !isVoid)?.id ?? '');
  return station ? { id: station.id, x: station.x, y: station.y } : null;
}
