import type { DynamicModule, Type } from '@nestjs/common';
import type { DatabaseDefinition } from '@qsl/persistence';
import type { ClassConstructor } from 'class-transformer';
import type { ServiceConfig } from '../config/service-config.js';

/** All that is needed to run a service, alone in its container or beside others in one process. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  /** Queue group, logger name and first part of the service's subjects. */
  name: string;
  module: Type | DynamicModule;
  config: ClassConstructor<C>;
  database?: DatabaseDefinition;
}

/** Declares a service; `main.ts` runs it, `apps/local` and tests start it. */
export function defineService<C extends ServiceConfig>(definition: ServiceDefinition<C>): ServiceDefinition<C> {
  return definition;
}

/** A service that runs; `close` lets what is being handled finish. */
export interface RunningService {
  close(): Promise<void>;
}
