import type { EntityClass } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import type { NamedMigration } from '@qsl/persistence';
import { TimelineEntry } from './timeline-entry.entity.js';

/** Entities that live in the database of the service that imports the trace. */
export const traceEntities: EntityClass[] = [TimelineEntry];

/** The history of each matter. */
class Migration20261125082000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "timeline_entry" ("id" uuid not null, "root_case_id" uuid not null, "sequence" bigserial, "at" timestamptz not null, "instance" varchar(7) not null, "kind" varchar(60) not null, "actor" varchar(100) not null, "text" text not null, "transfer_id" uuid null, "is_void" boolean not null default false, "reply" jsonb null, "outcome" jsonb null, primary key ("id"));`,
    );
    this.addSql(
      `create index "timeline_entry_root_case_id_sequence_index" on "timeline_entry" ("root_case_id", "sequence");`,
    );
  }

  override down(): void {
    this.addSql('drop table "timeline_entry";');
  }
}

/** Makes their table; a service with casework has it already. */
export const traceTables: NamedMigration = { name: 'Migration20261125082000_trace', class: Migration20261125082000 };
