import type { EntityClass } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import { CodeCounter } from '../code/code-counter.entity.js';
import { IdempotentReply } from '../idempotency/idempotent-reply.entity.js';
import { InboxMessage } from '../inbox/inbox-message.entity.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { codeCounterMigration } from './code-counter.migration.js';
import { infrastructureMigration } from './infrastructure.migration.js';
import { giveBackLostConnections } from './lost-connections.js';
import { NamingClient } from './naming-client.js';
import { outboxLanesMigration } from './outbox-lanes.migration.js';
import { outboxTracesMigration } from './outbox-traces.migration.js';

/** How long a piece of work waits for one of the service's connections. */
const longestWaitMs = 15_000;

export interface NamedMigration {
  name: string;
  class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** A service's database: its entities and the migrations that make their tables, in order. */
export interface DatabaseDefinition {
  name: string;
  entities: EntityClass[];
  migrations: NamedMigration[];
}

/** Adds the tables that every service needs (outbox, inbox, idempotent replies, code counters) to a service's own. */
export function defineDatabase(definition: DatabaseDefinition): DatabaseDefinition {
  return {
    name: definition.name,
    entities: [OutboxMessage, InboxMessage, IdempotentReply, CodeCounter, ...definition.entities],
    migrations: [
      infrastructureMigration,
      codeCounterMigration,
      outboxLanesMigration,
      outboxTracesMigration,
      ...definition.migrations,
    ],
  };
}

/** Connections that one process of a service opens at most, unless its settings say otherwise. */
const usualConnections = 10;

/** MikroORM options for one database; the same for the service, its migrations and its tests. */
export function ormOptions(definition: DatabaseDefinition, url: string, connections = usualConnections): Options {
  return defineConfig({
    clientUrl: url,
    entities: definition.entities,
    extensions: [Migrator],
    migrations: { migrationsList: definition.migrations, tableName: 'migration', snapshot: false, silent: true },
    pool: { min: 0, max: connections },
    driverOptions: {
      Client: NamingClient,
      onPoolCreated: giveBackLostConnections,
      connectionTimeoutMillis: longestWaitMs,
    },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
  });
}

/** Brings a database up to date. */
export async function migrate(definition: DatabaseDefinition, url: string): Promise<void> {
  const orm = await MikroORM.init(ormOptions(definition, url));
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}
