/** A reason to stop that people can act on; printed without a stack. */
export class Trouble extends Error {}

/** Runs one step and says what it is and how long it took; silent where there was nothing to do. */
export async function step(title, work) {
  const startedAt = performance.now();
  process.stdout.write(`▸ ${title} …\n`);
  const result = await work();
  process.stdout.write(`✓ ${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  return result;
}

/** Runs a script to its end; what went wrong is the last thing that people read. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n✗ ${error instanceof Trouble ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
