import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run bench:link`: what custody costs, each time beside a reference that runs in the same call. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['deploy/bench/link/main.mjs', ...process.argv.slice(2)]);
});
