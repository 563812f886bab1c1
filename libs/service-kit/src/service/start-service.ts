import { MikroORM } from '@mikro-orm/core';
import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { natsOptions, RpcErrorFilter } from '@qsl/messaging';
import { messageContext, migrate } from '@qsl/persistence';
import 'reflect-metadata';
import { loadConfig, type Env } from '../config/load-config.js';
import { MigrationConfig, type ServiceConfig } from '../config/service-config.js';
import { HealthCheck } from '../health/health-check.js';
import { startHealthServer } from '../health/health-server.js';
import { createLogger, NestLogger, type LogDestination } from '../logging/nest-logger.js';
import { serviceMetrics } from '../metrics/service-metrics.js';
import { tracedMessages } from '../tracing/traced-messages.js';
import { Tracing } from '../tracing/tracing.js';
import { closeInTime } from './close-in-time.js';
import { rootModule } from './root-module.js';
import type { RunningService, ServiceDefinition } from './service-definition.js';

const transport = ({ natsUrl }: ServiceConfig, name: string): MicroserviceOptions => ({
  transport: Transport.NATS,
  options: { ...natsOptions(natsUrl, name), queue: name, gracefulShutdown: true, gracePeriod: 500 },
});

/**
 * Starts a service and resolves when it answers its subjects.
 * @throws ConfigError where settings are missing or wrong.
 */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  env: Env,
  log?: LogDestination,
): Promise<RunningService> {
  const config = loadConfig(definition.config, env);
  const metrics = serviceMetrics(definition.name);
  const tracing = await Tracing.open(definition.name, config);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    rootModule(definition, config, { metrics: metrics.registry, tracer: tracing.tracer }),
    {
      ...transport(config, definition.name),
      logger: new NestLogger(createLogger(definition.name, config.logLevel, log)),
      abortOnError: false,
    },
  );
  if (config.otelExporterOtlpEndpoint) app.registerPreRequestHook(tracedMessages(tracing.tracer));
  if (definition.database) app.registerPreRequestHook(messageContext(app.get(MikroORM)));
  app.useGlobalFilters(new RpcErrorFilter());
  app.useGlobalInterceptors(metrics.interceptor);
  await app.listen();
  // Subscriptions are sent, not answered: a round trip makes sure that the broker has them.
  await app.unwrap<{ flush(): Promise<void> }>().flush();
  const health = app.get(HealthCheck);
  const { healthPort: port } = config;
  const ready = () => health.view(definition.name);
  const listening = port ? startHealthServer({ port, ready, metrics: metrics.registry }) : undefined;
  const server = await listening?.catch((error: unknown) => app.close().then(() => Promise.reject(error)));
  return {
    close: () =>
      closeInTime(definition.name, async () => {
        await app.close();
        await server?.close();
        await tracing.close();
      }),
  };
}

/** Brings the service's database up to date; needs `DATABASE_URL` only. */
export async function migrateService(definition: Pick<ServiceDefinition, 'database'>, env: Env): Promise<void> {
  if (definition.database) await migrate(definition.database, loadConfig(MigrationConfig, env).databaseUrl);
}
