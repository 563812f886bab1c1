import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run sim -- --seeds 100000`: as many lives of the link under an adversary as one likes. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['apps/relay/dist/simulator/sweep-main.js', ...process.argv.slice(2)]);
});
