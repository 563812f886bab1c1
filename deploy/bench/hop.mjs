import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run bench:hop`: how long a step takes from the county to the province, beside what the machine needs at the very least. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['apps/local/dist/bench/hop.js']);
});
