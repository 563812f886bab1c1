export { ConfigError, loadConfig, type Env } from './config/load-config.js';
export { BooleanSetting, DatabaseServiceConfig, ProcessConfig, ServiceConfig } from './config/service-config.js';
export { HealthCheck, type HealthProbe } from './health/health-check.js';
export { startHealthServer, type HealthServer } from './health/health-server.js';
export { createLogger, NestLogger, type LogDestination } from './logging/nest-logger.js';
export { OfficeCard, OfficeDirectory } from './office/office-directory.js';
export { runService, runUntilSignal } from './service/run-service.js';
export { defineService, type RunningService, type ServiceDefinition } from './service/service-definition.js';
export { migrateService, startService } from './service/start-service.js';
