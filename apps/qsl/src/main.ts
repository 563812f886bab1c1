import { Logger } from '@nestjs/common';
import { runQsl } from './run-qsl.js';

/** The connection's own log would stand in the middle of what was asked for. */
Logger.overrideLogger(false);

process.exitCode = await runQsl(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  fault: (text) => process.stderr.write(`${text}\n`),
});
