import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IdempotencyCleaner } from '../idempotency/idempotency-cleaner.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxPublisher } from '../outbox/outbox-publisher.js';
import { ormOptions, type DatabaseDefinition } from './database-definition.js';

/** Where the service's database is; provided by whoever starts the service. */
export abstract class DatabaseLocation {
  abstract readonly databaseUrl: string;
  abstract readonly databaseConnections?: number;
}

/** Gives a service its database: an EntityManager per message, the outbox, and idempotent commands. */
@Global()
@Module({})
export class DatabaseModule {
  static for(definition: DatabaseDefinition): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        MikroOrmModule.forRootAsync({
          driver: PostgreSqlDriver,
          inject: [DatabaseLocation],
          useFactory: ({ databaseUrl, databaseConnections }: DatabaseLocation) => ({
            ...ormOptions(definition, databaseUrl, databaseConnections),
            registerRequestContext: false,
          }),
        }),
      ],
      providers: [
        Outbox,
        OutboxPublisher,
        IdempotencyCleaner,
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [Outbox],
    };
  }
}
