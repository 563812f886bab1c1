import { startLocally } from './start-locally.js';
import { readArguments } from './arguments.js';
import { Trouble } from './trouble.js';

try {
  await startLocally(readArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(
    `\n✗ ${error instanceof Trouble ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
