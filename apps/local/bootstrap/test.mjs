import { handOver, pinnedNode } from './commands.mjs';
import { prepare } from './prerequisites.mjs';
import { runScript } from './progress.mjs';

/** `npm test [-- jest arguments]`: all tests, from a fresh clone. */
await runScript(async () => {
  await prepare({ withBrowser: true });
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  return handOver(pinnedNode(), [...jest, ...process.argv.slice(2)]);
});
