/** Runs one step and says what it is and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`▸ ${title} …\n`);
  const result = await work();
  process.stdout.write(`✓ ${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  return result;
}
