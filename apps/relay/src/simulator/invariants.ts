import type { StoredEvent } from '../link/link-store.js';
import { belongsInLog, neighboursOf } from '../protocol/routing.js';
import type { SimInstance } from './sim-instance.js';
import { holderOf, moveOf, standingOf } from './sim-matter.js';

/** Everything that any instance still has, by matter. */
interface Remains {
  instances: Set<string>;
  events: Map<string, StoredEvent>;
}

function gather(offices: readonly SimInstance[]): Map<string, Remains> {
  const all = new Map<string, Remains>();
  for (const { disk } of offices) {
    for (const matter of disk.state.matters.values()) {
      const remains = all.get(matter.rootCaseId) ?? { instances: new Set(), events: new Map() };
      for (const iid of matter.instances) remains.instances.add(iid);
      all.set(matter.rootCaseId, remains);
    }
    for (const event of disk.state.events.values()) all.get(event.rootCaseId)?.events.set(event.id, event);
  }
  return all;
}

function hasTwins(events: Iterable<StoredEvent>): boolean {
  const places = [...events].map(({ author, iseq }) => `${author} ${iseq}`);
  return new Set(places).size < places.length;
}

/** What is still wrong in the end; empty once every promise of the link is kept. */
export function brokenPromises(offices: readonly SimInstance[], hasMarker: boolean): string[] {
  const broken = offices.flatMap((office) => [...unfinished(office), ...refused(office)]);
  for (const [rootCaseId, { instances, events }] of gather(offices)) {
    const concerned = offices.filter(({ iid }) => instances.has(iid));
    const areTwins = hasTwins(events.values());
    if (areTwins && hasMarker) broken.push(`two events under one number in ${rootCaseId}`);
    if (areTwins) broken.push(...concerned.flatMap((office) => mergedSilently(office, rootCaseId)));
    else broken.push(...concerned.flatMap((office) => lost(office, [...events.values()])));
    if (!areTwins && !isTorn(events))
      broken.push(...concerned.flatMap((office) => repeated(office, [...events.values()])));
    if (!areTwins && !isTorn(events)) broken.push(...holders(concerned, rootCaseId, [...events.values()]));
  }
  return broken;
}

/** R11: who holds both of two events with one number has parked the matter. */
function mergedSilently({ iid, disk }: SimInstance, rootCaseId: string): string[] {
  const held = [...disk.state.events.values()].filter((event) => event.rootCaseId === rootCaseId);
  const isParked = disk.state.matters.get(rootCaseId)?.parked === 'equivocation';
  return hasTwins(held) && !isParked ? [`${iid} merged two events under one number in ${rootCaseId}`] : [];
}

const nameOf = ({ author, iseq, rootCaseId }: StoredEvent) => `${author} #${iseq} of ${rootCaseId}`;

/** What a move builds on was restored away at every office that had it: the move waits until an operator passes it over. */
function isTorn(events: ReadonlyMap<string, StoredEvent>): boolean {
  return [...events.values()].map(moveOf).some((move) => typeof move?.after === 'string' && !events.has(move.after));
}

/** Whoever is on the route has every event that anybody has, its author first of all. */
function lost({ iid, disk }: SimInstance, events: readonly StoredEvent[]): string[] {
  return events.filter(({ id }) => !disk.state.events.has(id)).map((event) => `${iid} lacks ${nameOf(event)}`);
}

/** Each event had its effect once, or rightly none. */
function repeated({ iid, disk }: SimInstance, events: readonly StoredEvent[]): string[] {
  const { applied, voided } = disk.service;
  return events.flatMap((event) => {
    const { id, author } = event;
    const name = nameOf(event);
    const times = applied.filter((other) => other === id).length;
    const isOwn = author === iid && !disk.service.seen.includes(id);
    if (moveOf(event)?.isRash === true)
      return times === 0 && (isOwn || voided.includes(id))
        ? []
        : [`${iid} gave effect to ${name}, whose turn it was not`];
    if (voided.includes(id)) return [`${iid} voided ${name}, whose turn it was`];
    return times === 1 || (isOwn && times === 0) ? [] : [`${iid} applied ${name} ${times} times`];
  });
}

/** A matter has exactly one holder at any time, and everyone on its route knows the same. */
function holders(concerned: readonly SimInstance[], rootCaseId: string, events: readonly StoredEvent[]): string[] {
  const standing = standingOf(events);
  const holder = holderOf(standing);
  const forks = standing.hasFork ? [`two offices held ${rootCaseId} at once`] : [];
  const astray = concerned.flatMap(({ iid, disk }) => {
    const other = holderOf(standingOf(disk.viewOf(rootCaseId)));
    return other === holder ? [] : [`${iid} takes ${other} for the holder of ${rootCaseId}, not ${holder}`];
  });
  return [...forks, ...astray];
}

/** All offices are honest: nothing that one of them hands out is forged, misaddressed or on the wrong side. */
function refused({ iid, disk }: SimInstance): string[] {
  return disk.state.rejected.map(({ id, peer, reason }) => `${iid} refused ${id} of ${peer}: ${reason}`);
}

/** Nothing waits, nothing recovers, and the authors know of every delivery. */
function unfinished(office: SimInstance): string[] {
  const { iid, tree, disk } = office;
  const told = new Set(disk.service.delivered);
  const links = [...disk.state.links.values()].flatMap(({ peer, recovery, standing, peerCursor, outHead }) =>
    recovery === 'none' && standing === 'open' && peerCursor === outHead
      ? []
      : [`${iid} to ${peer}: ${standing}, ${recovery}, ${peerCursor} of ${outHead} taken`],
  );
  const untold = [...disk.state.events.values()].flatMap(({ id, author, rootCaseId }) => {
    const peers = neighboursOf(tree, disk.state.matters.get(rootCaseId)?.instances ?? []);
    const waiting =
      author === iid ? peers.filter((peer) => belongsInLog(tree, peer, { author }) && !told.has(`${peer} ${id}`)) : [];
    return waiting.map((peer) => `${iid} was not told that ${peer} has ${id}`);
  });
  return [...links, ...untold];
}
