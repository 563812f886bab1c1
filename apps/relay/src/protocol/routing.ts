import type { OfficeTree } from './office-tree.js';

/** What this instance knows of a matter: everybody that any of its events was addressed to. */
export interface Matter {
  rootCaseId: string;
  kind: string;
  instances: string[];
  /** Why nothing of it is applied any more; `null` in the ordinary case. */
  parked: string | null;
  /** Hash of the last event that this instance authored or applied; the next own event names it as `prev`. */
  lastHash: string | null;
}

/** Neighbours whose logs carry a matter: those on the way to any instance that it concerns. */
export function neighboursOf(tree: OfficeTree, instances: readonly string[]): string[] {
  const sides = instances.map((iid) => tree.sideOf(iid)).filter((side) => side !== null);
  return [...new Set(sides)].sort();
}

/** A log holds every event of its matters that was not authored on the peer's own side, whoever brought it (R8). */
export function belongsInLog(tree: OfficeTree, peer: string, { author }: { author: string }): boolean {
  return tree.sideOf(author) !== peer;
}

/** Neighbours that join the matter when `route` is added to it; they need its whole history before anything new. */
export function newcomers(tree: OfficeTree, matter: Matter, route: readonly string[]): string[] {
  const before = new Set(neighboursOf(tree, matter.instances));
  return neighboursOf(tree, route).filter((peer) => !before.has(peer));
}

/**
 * Offices that an event brings into a matter which is known here. Nobody brings himself in: where no event of others has led to the
 * author's side, its own leads there neither, or whoever knows a matter's id could read it by writing into it.
 */
export function broughtIn(tree: OfficeTree, matter: Matter, event: { author: string; route: string }): string[] {
  const side = tree.sideOf(event.author);
  const route = routeOf(event.route);
  if (side === null || neighboursOf(tree, matter.instances).includes(side)) return route;
  return route.filter((iid) => tree.sideOf(iid) !== side);
}

export function withRoute(matter: Matter, route: readonly string[]): Matter {
  return { ...matter, instances: [...new Set([...matter.instances, ...route])] };
}

/** Parses `x610303.c610300.p610000`. */
export function routeOf(dotted: string): string[] {
  return dotted.split('.');
}
