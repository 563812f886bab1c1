import { Migration } from '@mikro-orm/migrations';

/** Announcements wait beside the requests, not among them. */
class Migration20261125081000 extends Migration {
  override up(): void {
    this.addSql(`alter table "outbox_message" add column "lane" varchar(10) not null default 'request';`);
    this.addSql(`drop index "outbox_message_key_id_index";`);
    this.addSql(`create index "outbox_message_lane_key_id_index" on "outbox_message" ("lane", "key", "id");`);
  }

  override down(): void {
    this.addSql(`drop index "outbox_message_lane_key_id_index";`);
    this.addSql(`create index "outbox_message_key_id_index" on "outbox_message" ("key", "id");`);
    this.addSql(`alter table "outbox_message" drop column "lane";`);
  }
}

export const outboxLanesMigration = {
  name: 'Migration20261125081000_outbox_lanes',
  class: Migration20261125081000,
};
