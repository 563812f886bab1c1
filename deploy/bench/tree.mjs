import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run bench:tree`: a whole province of offices on one machine, and whether anything gets lost between them. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['deploy/bench/tree/main.mjs', ...process.argv.slice(2)]);
});
