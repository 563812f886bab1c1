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

  /** At most so many of those that may be taken, of each lane in turn the one that has waited longest. */
  take(most: number, mayTake: (id: string) => boolean): string[] {
    const taken: string[] = [];
    for (let id = this.next(mayTake); id !== null; id = taken.length < most ? this.next(mayTake) : null) taken.push(id);
    return taken;
  }

  private next(mayTake: (id: string) => boolean): string | null {
    for (const [lane, queue] of this.lanes) {
      for (const id of queue) {
        if (!mayTake(id)) continue;
        queue.delete(id);
        this.waiting.delete(id);
        this.lanes.delete(lane);
        if (queue.size > 0) this.lanes.set(lane, queue);
        return id;
      }
    }
    return null;
  }
}
