import type { SearchHit } from '@qsl/contracts';

/** Whether a hit stands before another: better rank, then newer. */
function standsBefore(first: SearchHit, second: SearchHit): boolean {
  if (first.rank !== second.rank) return first.rank > second.rank;
  const [firstAt, secondAt] = [Date.parse(first.at), Date.parse(second.at)];
  return firstAt === secondAt ? first.id > second.id : firstAt > secondAt;
}

/**
 * The best hits of several lists. Each list keeps its own order, whatever its hits look like beside those of others: the hits that are taken
 * are always the first ones of it, so that a page can begin where the last one ended.
 */
export function mergeHits(lists: readonly (readonly SearchHit[])[], limit: number): SearchHit[] {
  const waiting = lists.map((list) => ({ list, next: 0 }));
  const merged: SearchHit[] = [];
  while (merged.length < limit) {
    const heads = waiting.flatMap((queue) => {
      const hit = queue.list[queue.next];
      return hit ? [{ queue, hit }] : [];
    });
    const [first, ...others] = heads;
    if (!first) break;
    const best = others.reduce((leader, head) => (standsBefore(head.hit, leader.hit) ? head : leader), first);
    best.queue.next += 1;
    merged.push(best.hit);
  }
  return merged;
}
