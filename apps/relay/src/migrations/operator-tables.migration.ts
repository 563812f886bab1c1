import { Migration } from '@mikro-orm/migrations';

/** What operators do by hand: links that they close, events that they pass over, and the record of it all. */
class Migration20261127020000 extends Migration {
  override up(): void {
    this.addSql(`alter table "link" add column "standing" varchar(9) not null default 'open';`);
    this.addSql(`drop index "event_number_unique";`);
    this.addSql(`drop index "event_to_apply";`);
    this.addSql(`alter table "event" alter column "state" type varchar(16);`);
    this.addSql(
      `create unique index "event_number_unique" on "event" ("author", "root_case_id", "iseq") where state not in ('conflict', 'skipped');`,
    );
    this.addSql(
      `create index "event_to_apply" on "event" ("root_case_id", "author", "iseq") where state in ('pending', 'parked', 'unsupported_type');`,
    );
    this.addSql(
      `create table "operator_act" ("id" uuid not null default gen_random_uuid(), "at" timestamptz not null default now(), "by" varchar(100) not null, "person_id" uuid null, "act" varchar(20) not null, "target" text not null, "reason" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "operator_act_at" on "operator_act" ("at", "id");`);
    this.addSql(
      `create or replace function "operator_act_is_kept_fn"() returns trigger as $$ begin raise exception 'operator_act is append-only'; end; $$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "is_kept" before update or delete on "operator_act" for each row execute function "operator_act_is_kept_fn"();`,
    );
  }

  override down(): void {
    this.addSql(`drop table "operator_act";`);
    this.addSql(`drop function "operator_act_is_kept_fn"();`);
    this.addSql(`drop index "event_number_unique";`);
    this.addSql(`drop index "event_to_apply";`);
    this.addSql(
      `create unique index "event_number_unique" on "event" ("author", "root_case_id", "iseq") where state <> 'conflict';`,
    );
    this.addSql(`create index "event_to_apply" on "event" ("root_case_id") where state = 'pending';`);
    this.addSql(`alter table "link" drop column "standing";`);
  }
}

export const operatorTables = { name: 'Migration20261127020000_operator', class: Migration20261127020000 };
