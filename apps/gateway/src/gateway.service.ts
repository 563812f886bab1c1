import 'reflect-metadata';
import {
  closeInTime,
  createLogger,
  loadConfig,
  NestLogger,
  startHealthServer,
  Tracing,
  type Env,
  type LogDestination,
  type RunningService,
} from '@qsl/service-kit';
import { createGateway } from './gateway.app.js';
import { GatewayConfig } from './gateway.config.js';
import { Readiness } from './health/readiness.js';

const name = 'gateway';

/**
 * Starts the gateway and resolves when it answers HTTP.
 * @throws ConfigError where settings are missing or wrong.
 */
async function start(env: Env, log?: LogDestination): Promise<RunningService> {
  const config = loadConfig(GatewayConfig, env);
  const tracing = await Tracing.open(name, config);
  const logger = new NestLogger(createLogger(name, config.logLevel, log));
  const { app, metrics } = await createGateway(config, logger, tracing.tracer);
  await app.listen(config.port, config.host);
  const server = config.healthPort
    ? await startHealthServer({ port: config.healthPort, ready: () => app.get(Readiness).view(), metrics })
    : undefined;
  return {
    close: () =>
      closeInTime(name, async () => {
        await app.close();
        await server?.close();
        await tracing.close();
      }),
  };
}

/** The front address of an instance, for its container, for `apps/local` and for tests. */
export const gatewayService = { name, config: GatewayConfig, start };
