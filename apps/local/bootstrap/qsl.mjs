import { handOver, pinnedNode } from './commands.mjs';
import { runScript } from './progress.mjs';

/** `npm run qsl -- --office x610303 link status`: the operators' command line of one of the local offices. */
await runScript(() => handOver(pinnedNode(), ['apps/local/dist/qsl-main.js', ...process.argv.slice(2)]));
