import { ConfigError } from '../config/load-config.js';
import type { ServiceConfig } from '../config/service-config.js';
import { migrateService, startService } from './start-service.js';
import type { RunningService, ServiceDefinition } from './service-definition.js';

/** Ends the process with one clear message where the settings are wrong, with a stack otherwise. */
function fail(error: unknown): void {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}

/** Runs until SIGTERM or SIGINT, then lets what is being handled finish. */
export async function runUntilSignal(start: () => Promise<RunningService>): Promise<void> {
  try {
    const running = await start();
    const stop = (): void => void running.close().catch(fail);
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    fail(error);
  }
}

/** The whole of a service's `main.ts`: with the argument `migrate` it brings the database up to date and ends, else it serves. */
export async function runService<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<void> {
  if (process.argv[2] === 'migrate') return migrateService(definition, process.env).catch(fail);
  return runUntilSignal(() => startService(definition, process.env));
}
