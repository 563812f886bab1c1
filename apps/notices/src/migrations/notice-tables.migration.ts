import { Migration } from '@mikro-orm/migrations';

/** Notices, what people have read of them, what they watch and mute, and where the projection is. */
class Migration20261125090000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "notice" ("id" uuid not null, "person_id" uuid not null, "matter_kind" varchar(20) not null, "matter_id" uuid not null, "day" date not null, "reason" varchar(10) not null, "title" varchar(200) not null, "text" varchar(500) not null, "portal_path" varchar(200) null, "desk_path" varchar(200) null, "at" timestamptz not null, "count" int not null, "sequence" bigint not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "notice" add constraint "notice_person_id_matter_kind_matter_id_day_unique" unique ("person_id", "matter_kind", "matter_id", "day");`,
    );
    this.addSql(`create index "notice_person_id_at_id_index" on "notice" ("person_id", "at", "id");`);
    this.addSql(`create index "notice_person_id_sequence_index" on "notice" ("person_id", "sequence");`);
    this.addSql(`create index "notice_at_index" on "notice" ("at");`);
    this.addSql(
      `create table "read_mark" ("notice_id" uuid not null, "person_id" uuid not null, "read_count" int not null, "read_at" timestamptz not null default now(), primary key ("notice_id"));`,
    );
    this.addSql(`create index "read_mark_read_at_index" on "read_mark" ("read_at");`);
    this.addSql(
      `create table "choice" ("id" uuid not null, "person_id" uuid not null, "matter_kind" varchar(20) not null, "matter_id" uuid not null, "kind" varchar(10) not null, "since" timestamptz not null, "until" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "choice_matter_id_kind_index" on "choice" ("matter_id", "kind");`);
    this.addSql(
      `create unique index "choice_open_unique" on "choice" ("person_id", "matter_kind", "matter_id", "kind") where "until" is null;`,
    );
    this.addSql(
      `create table "projection_state" ("name" varchar(20) not null, "generation" int not null, "sequence" bigint not null, primary key ("name"));`,
    );
    this.addSql(`insert into "projection_state" values ('notices', 1, 0);`);
  }

  override down(): void {
    this.addSql('drop table "notice", "read_mark", "choice", "projection_state";');
  }
}

export const noticeTables = { name: 'Migration20261125090000_notices', class: Migration20261125090000 };
