/** Matters that are one neighbour's turn. */
export interface Turn {
  lane: string;
  ids: string[];
}

/** Matters that wait for their turn, by whose events they wait for: whoever brings little does not stand behind whoever brings much. */
export class FairQueue {
  /** In the order of their next turn. */
  private readonly lanes = new Map<string, Set<string>>();
  private readonly waiting = new Set<string>();

  /** What waits already keeps its place. */
  add(lane: string, ids: readonly string[]): void {
    const queue = this.lanes.get(lane) ?? new Set();
    for (const id of ids) {
      if (this.waiting.has(id)) continue;
      this.waiting.add(id);
      queue.add(id);
    }
    if (queue.size > 0) this.lanes.set(lane, queue);
  }

  has(lane: string): boolean {
    return this.lanes.has(lane);
  }

  /** As many of those that may be taken as the lane may have now, of the one lane that has waited longest; `null` where there are none. */
  take(mostOf: (lane: string) => number, mayTake: (id: string) => boolean): Turn | null {
    for (const [lane, queue] of this.lanes) {
      const ids = firstOf(queue, mostOf(lane), mayTake);
      if (ids.length === 0) continue;
      for (const id of ids) {
        queue.delete(id);
        this.waiting.delete(id);
      }
      this.lanes.delete(lane);
      if (queue.size > 0) this.lanes.set(lane, queue);
      return { lane, ids };
    }
    return null;
  }
}

function firstOf(queue: Iterable<string>, most: number, mayTake: (id: string) => boolean): string[] {
  const ids: string[] = [];
  if (most <= 0) return ids;
  for (const id of queue) {
    if (mayTake(id)) ids.push(id);
    if (ids.length >= most) break;
  }
  return ids;
}
