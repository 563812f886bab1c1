import { Migration } from '@mikro-orm/migrations';

/** Tables that every service's database has: outbox, inbox, idempotent replies. */
class Migration20261125000000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "outbox_message" ("id" bigserial primary key, "subject" varchar(200) not null, "key" varchar(200) not null, "body" jsonb not null, "created_at" timestamptz not null default now(), "tries" int not null default 0, "next_try_at" timestamptz not null default now(), "last_error" text null);`,
    );
    this.addSql(`create index "outbox_message_key_id_index" on "outbox_message" ("key", "id");`);
    this.addSql(
      `create table "inbox_message" ("id" varchar(200) not null, "handled_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(
      `create table "idempotent_reply" ("id" varchar(400) not null, "request_hash" varchar(64) not null, "reply" jsonb null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "idempotent_reply_created_at_index" on "idempotent_reply" ("created_at");`);
  }

  override down(): void {
    this.addSql('drop table "outbox_message", "inbox_message", "idempotent_reply";');
  }
}

export const infrastructureMigration = {
  name: 'Migration20261125000000_infrastructure',
  class: Migration20261125000000,
};
