import { Migration } from '@mikro-orm/migrations';

/** Events in custody, their matters, and per neighbour the link's state and our log. */
class Migration20261125020000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "event" ("ord" bigserial primary key, "id" uuid not null, "author" varchar(7) not null, "root_case_id" uuid not null, "iseq" int not null, "body" bytea not null, "jws" text not null, "state" varchar(8) not null, "tries" int not null default 0, "last_error" text null, "stored_at" timestamptz not null default now());`,
    );
    this.addSql(`alter table "event" add constraint "event_id_unique" unique ("id");`);
    this.addSql(`create index "event_matter" on "event" ("root_case_id", "ord");`);
    this.addSql(
      `create unique index "event_number_unique" on "event" ("author", "root_case_id", "iseq") where state <> 'conflict';`,
    );
    this.addSql(`create index "event_to_apply" on "event" ("root_case_id") where state = 'pending';`);
    this.addSql(
      `create table "matter" ("root_case_id" uuid not null, "kind" varchar(40) not null, "instances" text[] not null, "parked" text null, "last_hash" varchar(64) null, primary key ("root_case_id"));`,
    );
    this.addSql(
      `create table "link" ("peer" varchar(7) not null, "out_epoch" int not null, "out_head" int not null, "out_chain" varchar(64) not null, "seen_epoch" int not null, "in_epoch" int not null, "in_cursor" int not null, "in_chain" varchar(64) not null, "peer_cursor" int not null, "notice_cursor" int not null, "recovery" varchar(8) not null, primary key ("peer"));`,
    );
    this.addSql(
      `create table "link_log" ("peer" varchar(7) not null, "epoch" int not null, "seq" int not null, "event_id" uuid not null, "chain" varchar(64) not null, "logged_at" timestamptz not null default now(), primary key ("peer", "epoch", "seq"));`,
    );
    this.addSql(`create index "link_log_event" on "link_log" ("event_id");`);
    this.addSql(
      `create table "rejected_event" ("id" bigserial primary key, "peer" varchar(7) not null, "reason" varchar(40) not null, "body" bytea not null, "jws" bytea not null, "rejected_at" timestamptz not null default now());`,
    );
  }

  override down(): void {
    this.addSql('drop table "rejected_event", "link_log", "link", "matter", "event";');
  }
}

export const relayTables = { name: 'Migration20261125020000_relay', class: Migration20261125020000 };
