import { Migration } from '@mikro-orm/migrations';

/** The directory log of the registrar's cards, and requests on their way to the registrar. */
class Migration20261127040000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "card" ("serial" int not null, "iid" varchar(7) not null, "body" text not null, "jws" text not null, "taken_at" timestamptz not null default now(), primary key ("serial"));`,
    );
    this.addSql(
      `create table "card_request" ("id" varchar(64) not null, "iid" varchar(7) not null, "via" varchar(7) not null, "body" text not null, "proof" text not null, "voucher" text not null, "fault" varchar(20) null, "asked_at" timestamptz not null default now(), primary key ("id"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "card", "card_request";');
  }
}

export const directoryTables = { name: 'Migration20261127040000_relay_directory', class: Migration20261127040000 };
