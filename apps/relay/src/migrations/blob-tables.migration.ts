import { Migration } from '@mikro-orm/migrations';

/** Attachments that events name, and whether their bytes are here. */
class Migration20261127010000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "event_blob" ("event_id" uuid not null, "sha256" varchar(64) not null, "size" int not null, "name" varchar(120) not null, "type" varchar(100) not null, primary key ("event_id", "sha256"));`,
    );
    this.addSql(`create index "event_blob_sha256" on "event_blob" ("sha256");`);
    this.addSql(
      `create table "blob" ("sha256" varchar(64) not null, "state" varchar(6) not null, "fetched_from" varchar(7) null, "tries" int not null default 0, "named_at" timestamptz not null default now(), primary key ("sha256"));`,
    );
    this.addSql(`create index "blob_missing" on "blob" ("sha256") where state <> 'kept';`);
  }

  override down(): void {
    this.addSql('drop table "event_blob", "blob";');
  }
}

export const blobTables = { name: 'Migration20261127010000_relay_blobs', class: Migration20261127010000 };
