import type { StoredEvent } from '../link/link-store.js';
import { belongsInLog, neighboursOf } from '../protocol/routing.js';
import type { SimInstance } from './sim-instance.js';

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
  const broken = offices.flatMap((office) => unfinished(office));
  for (const [rootCaseId, { instances, events }] of gather(offices)) {
    const concerned = offices.filter(({ iid }) => instances.has(iid));
    const areTwins = hasTwins(events.values());
    if (areTwins && hasMarker) broken.push(`two events under one number in ${rootCaseId}`);
    for (const office of concerned) {
      broken.push(...(areTwins ? mergedSilently(office, rootCaseId) : lostOrRepeated(office, [...events.values()])));
    }
  }
  return broken;
}

/** R11: who holds both of two events with one number has parked the matter. */
function mergedSilently({ iid, disk }: SimInstance, rootCaseId: string): string[] {
  const held = [...disk.state.events.values()].filter((event) => event.rootCaseId === rootCaseId);
  const isParked = disk.state.matters.get(rootCaseId)?.parked === 'equivocation';
  return hasTwins(held) && !isParked ? [`${iid} merged two events under one number in ${rootCaseId}`] : [];
}

function lostOrRepeated({ iid, disk }: SimInstance, events: readonly StoredEvent[]): string[] {
  const applied = disk.service.applied;
  return events.flatMap(({ id, author, iseq, rootCaseId }) => {
    const name = `${author} #${iseq} of ${rootCaseId}`;
    if (!disk.state.events.has(id)) return [`${iid} lacks ${name}`];
    const times = applied.filter((other) => other === id).length;
    return times === 1 || (author === iid && times === 0) ? [] : [`${iid} applied ${name} ${times} times`];
  });
}

/** Nothing waits, nothing recovers, and the authors know of every delivery. */
function unfinished(office: SimInstance): string[] {
  const { iid, tree, disk } = office;
  const told = new Set(disk.service.delivered);
  const links = [...disk.state.links.values()].flatMap(({ peer, recovery, peerCursor, outHead }) =>
    recovery === 'none' && peerCursor === outHead
      ? []
      : [`${iid} to ${peer}: ${recovery}, ${peerCursor} of ${outHead} taken`],
  );
  const untold = [...disk.state.events.values()].flatMap(({ id, author, rootCaseId }) => {
    const peers = neighboursOf(tree, disk.state.matters.get(rootCaseId)?.instances ?? []);
    const waiting =
      author === iid ? peers.filter((peer) => belongsInLog(tree, peer, author) && !told.has(`${peer} ${id}`)) : [];
    return waiting.map((peer) => `${iid} was not told that ${peer} has ${id}`);
  });
  return [...links, ...untold];
}
