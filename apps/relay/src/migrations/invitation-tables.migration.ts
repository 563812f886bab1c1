import { Migration } from '@mikro-orm/migrations';

/** Offices that may ask to join below this one. */
class Migration20261130210000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "invitation" ("id" uuid not null, "iid" varchar(7) not null, "state" varchar(9) not null default 'open', "one_time_key" varchar(56) not null, "invited_by" varchar(100) not null, "invited_by_person" uuid null, "invited_at" timestamptz not null default now(), "expires_at" timestamptz not null, "body" text null, "proof" text null, "approved_by" varchar(100) null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "invitation_live" on "invitation" ("iid") where state in ('open', 'asked', 'approved');`,
    );
  }

  override down(): void {
    this.addSql('drop table "invitation";');
  }
}

export const invitationTables = { name: 'Migration20261130210000_relay_invitation', class: Migration20261130210000 };
