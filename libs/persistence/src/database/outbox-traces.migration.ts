import { Migration } from '@mikro-orm/migrations';

/** A request that waits belongs to the trace of whoever wrote it. */
class Migration20261130235500 extends Migration {
  override up(): void {
    this.addSql(`alter table "outbox_message" add column "traceparent" varchar(55) null;`);
  }

  override down(): void {
    this.addSql(`alter table "outbox_message" drop column "traceparent";`);
  }
}

export const outboxTracesMigration = {
  name: 'Migration20261130235500_outbox_traces',
  class: Migration20261130235500,
};
