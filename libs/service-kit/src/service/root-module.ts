import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule, type Tracer } from '@qsl/messaging';
import { DatabaseLocation } from '@qsl/persistence';
import { Registry } from 'prom-client';
import type { ServiceConfig } from '../config/service-config.js';
import { HealthCheck, healthController } from '../health/health-check.js';
import { OfficeDirectory } from '../office/office-directory.js';
import { OfficeDirectorySync } from '../office/office-directory-sync.js';
import type { ServiceDefinition } from './service-definition.js';

@Module({})
class SettingsModule {}

@Module({})
class RootModule {}

/** The service that keeps the office directory. */
const keeper = 'relay';

/** A service's own module, with what every service has around it: settings, office directory, metrics, bus, health. */
export function rootModule<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  { metrics, tracer }: { metrics: Registry; tracer: Tracer },
): DynamicModule {
  const directory = OfficeDirectory.read(config.officeDirectory, config.officeIid);
  const settings: DynamicModule = {
    module: SettingsModule,
    global: true,
    providers: [
      { provide: definition.config, useValue: config },
      { provide: OfficeDirectory, useValue: directory },
      { provide: Registry, useValue: metrics },
      ...(definition.database ? [{ provide: DatabaseLocation, useValue: config }] : []),
    ],
    exports: [definition.config, OfficeDirectory, Registry, ...(definition.database ? [DatabaseLocation] : [])],
  };
  const health: DynamicModule = {
    module: RootModule,
    global: true,
    imports: [settings, MessagingModule.connect(config.natsUrl, definition.name, tracer), definition.module],
    controllers: [healthController(definition.name)],
    providers: [HealthCheck, ...(definition.name === keeper ? [] : [OfficeDirectorySync])],
    exports: [HealthCheck],
  };
  return health;
}
