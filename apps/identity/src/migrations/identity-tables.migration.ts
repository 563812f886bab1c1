import { Migration } from '@mikro-orm/migrations';

/** Units, people, their sessions, and failed attempts to sign in. */
class Migration20261125010000 extends Migration {
  override up(): void {
    this.addSql(`create table "unit" ("id" uuid not null, "name" varchar(100) not null, primary key ("id"));`);
    this.addSql(`alter table "unit" add constraint "unit_name_unique" unique ("name");`);
    this.addSql(
      `create table "person" ("id" uuid not null, "account" varchar(64) not null, "name" varchar(50) not null, "phone" varchar(20) null, "roles" text[] not null, "level" varchar(2) not null, "unit_id" uuid null, "password_hash" varchar(200) not null, "is_demo" boolean not null default false, "created_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "person" add constraint "person_account_unique" unique ("account");`);
    this.addSql(
      `alter table "person" add constraint "person_unit_id_foreign" foreign key ("unit_id") references "unit" ("id") on delete set null;`,
    );
    this.addSql(
      `create table "session" ("id" varchar(64) not null, "person_id" uuid not null, "opened_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at");`);
    this.addSql(
      `alter table "session" add constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`,
    );
    this.addSql(
      `create table "sign_in_failures" ("account_hash" varchar(64) not null, "failures" int not null, "last_at" timestamptz not null, primary key ("account_hash"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "session", "sign_in_failures", "person", "unit";');
  }
}

export const identityTables = { name: 'Migration20261125010000_identity', class: Migration20261125010000 };
