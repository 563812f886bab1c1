/** What the order of a history follows from. */
export interface Ordered {
  at: Date;
  instance: string;
  transferId: string | null;
}

/**
 * Causal order: by the clocks of the offices, but never an office before itself and never a step of a transfer before the one it builds on.
 * @param entries in the order in which this office wrote or applied them.
 */
export function inCausalOrder<T extends Ordered>(entries: readonly T[]): T[] {
  const latest = new Map<string, number>();
  const timed = entries.map((entry) => {
    const lines = [entry.instance, ...(entry.transferId ? [entry.transferId] : [])];
    const time = Math.max(entry.at.getTime(), ...lines.map((line) => latest.get(line) ?? 0));
    for (const line of lines) latest.set(line, time);
    return { entry, time };
  });
  return timed.sort((one, other) => one.time - other.time).map(({ entry }) => entry);
}
