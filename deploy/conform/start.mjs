import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run conform`: does another implementation of an office keep to docs/FEDERATION.md? */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['deploy/conform/main.mjs', ...process.argv.slice(2)]);
});
