import { handOver, pinnedNode } from './commands.mjs';
import { prepare } from './prerequisites.mjs';
import { runScript } from './progress.mjs';

/** `npm start`: from a fresh clone to three offices that answer. */
await runScript(async () => {
  await prepare();
  return handOver(pinnedNode(), ['apps/local/dist/main.js', ...process.argv.slice(2)]);
});
