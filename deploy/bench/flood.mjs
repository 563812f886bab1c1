import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run bench:flood`: what a county that floods its city costs the city's other counties. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['deploy/bench/flood/main.mjs', ...process.argv.slice(2)]);
});
