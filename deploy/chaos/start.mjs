import { handOver, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

/** `npm run chaos`: every fault that the link is to outlive, on three real offices. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['deploy/chaos/main.mjs', ...process.argv.slice(2)]);
});
