import { Migration } from '@mikro-orm/migrations';

/** Matters, cases, orders, transfers, the timeline, and the counter of case codes. */
class Migration20261125020000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "matter" ("root_case_id" uuid not null, "origin" varchar(7) not null, "holder" varchar(7) not null, "title" varchar(60) not null, "body" text not null, "category" varchar(40) not null, "area_code" varchar(6) not null, "author_label" varchar(10) not null, "submitted_at" timestamptz not null, "author_id" uuid null, "author_shown" varchar(50) null, "work" jsonb not null, primary key ("root_case_id"));`,
    );
    this.addSql(`create index "matter_author_id_index" on "matter" ("author_id");`);
    this.addSql(
      `create table "handling_case" ("id" uuid not null, "root_case_id" uuid not null, "code" varchar(40) not null, "state" varchar(20) not null, "direction" varchar(3) not null, "item_id" uuid null, "inbound_transfer_id" uuid null, "title" varchar(60) not null, "category" varchar(40) not null, "area_code" varchar(6) not null, "unit_ids" text[] not null, "clocks" jsonb not null, "due_at" timestamptz null, "green_until" timestamptz null, "yellow_from" timestamptz null, "filing_remark" text null, "reply" jsonb null, "outcome" jsonb null, "published_at" timestamptz null, "refusal" jsonb null, "rating" jsonb null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "handling_case_root_case_id_index" on "handling_case" ("root_case_id");`);
    this.addSql(`alter table "handling_case" add constraint "handling_case_code_unique" unique ("code");`);
    this.addSql(`create index "handling_case_state_index" on "handling_case" ("state");`);
    this.addSql(`create index "handling_case_unit_ids_index" on "handling_case" using gin ("unit_ids");`);
    this.addSql(`create index "handling_case_due_at_id_index" on "handling_case" ("due_at", "id");`);
    this.addSql(
      `create table "case_code_counter" ("area_code" varchar(6) not null, "year" int not null, "last" int not null, primary key ("area_code", "year"));`,
    );
    this.addSql(
      `create table "handling_order" ("id" uuid not null, "case_id" uuid not null, "root_case_id" uuid not null, "unit_id" uuid not null, "unit_name" varchar(100) not null, "role" varchar(10) not null, "state" varchar(20) not null default 'dispatched', "instruction" text null, "dispatched_at" timestamptz not null, "signed_at" timestamptz null, "reply" jsonb null, "grade" varchar(20) null, "sent_back_reason" text null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "handling_order_case_id_index" on "handling_order" ("case_id");`);
    this.addSql(`create index "handling_order_root_case_id_index" on "handling_order" ("root_case_id");`);
    this.addSql(`create index "handling_order_unit_id_state_index" on "handling_order" ("unit_id", "state");`);
    this.addSql(
      `create table "transfer" ("id" uuid not null, "root_case_id" uuid not null, "case_id" uuid null, "kind" varchar(10) not null, "from_instance" varchar(7) not null, "to_instance" varchar(7) not null, "path" text[] not null, "parent_transfer_id" uuid null, "state" varchar(20) not null, "reason_code" varchar(30) not null, "reason" text not null, "reveal" text[] not null, "snapshot" jsonb not null, "due_on" varchar(10) null, "composed_at" timestamptz not null, "composed_by" uuid null, "sent_event_id" uuid null, "last_event_id" uuid null, "sent_at" timestamptz null, "delivered_at" timestamptz null, "accepted_at" timestamptz null, "answered_at" timestamptz null, "closed_at" timestamptz null, "recall_asked_at" timestamptz null, "remote_case_code" varchar(40) null, "returned" jsonb null, "objection" text null, "reply" jsonb null, "outcome" jsonb null, "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "transfer_root_case_id_index" on "transfer" ("root_case_id");`);
    this.addSql(`create index "transfer_case_id_index" on "transfer" ("case_id");`);
    this.addSql(`create index "transfer_sent_event_id_index" on "transfer" ("sent_event_id");`);
    this.addSql(`create index "transfer_from_instance_state_index" on "transfer" ("from_instance", "state");`);
    this.addSql(`create index "transfer_to_instance_state_index" on "transfer" ("to_instance", "state");`);
    this.addSql(
      `create table "timeline_entry" ("id" uuid not null, "root_case_id" uuid not null, "sequence" bigserial, "at" timestamptz not null, "instance" varchar(7) not null, "kind" varchar(60) not null, "actor" varchar(100) not null, "text" text not null, "transfer_id" uuid null, "is_void" boolean not null default false, "reply" jsonb null, "outcome" jsonb null, primary key ("id"));`,
    );
    this.addSql(
      `create index "timeline_entry_root_case_id_sequence_index" on "timeline_entry" ("root_case_id", "sequence");`,
    );
  }

  override down(): void {
    this.addSql(
      'drop table "matter", "handling_case", "case_code_counter", "handling_order", "transfer", "timeline_entry";',
    );
  }
}

export const caseworkTables = { name: 'Migration20261125020000_casework', class: Migration20261125020000 };
