import { Migration } from '@mikro-orm/migrations';

/** The journal, which is only ever added to; what neighbours' journals were seen at; how the offices below are. */
class Migration20261127030000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "journal" ("seq" int not null, "at" timestamptz not null, "kind" varchar(40) not null, "facts" text not null, "hash" varchar(64) not null, primary key ("seq"));`,
    );
    this.addSql(
      `create index "journal_restores" on "journal" ("kind", "seq") where kind in ('relay.restored', 'journal.lost');`,
    );
    this.addSql(
      `create or replace function "journal_journal_stays_fn"() returns trigger as $$ begin raise exception 'the journal is only ever added to'; end; $$ language plpgsql`,
    );
    this.addSql(
      `create trigger "journal_stays" before update or delete on "journal" for each statement execute function "journal_journal_stays_fn"();`,
    );
    this.addSql(
      `create trigger "journal_is_not_emptied" before truncate on "journal" for each statement execute function "journal_journal_stays_fn"();`,
    );
    this.addSql(
      `create table "journal_witness" ("peer" varchar(7) not null, "seq" int not null, "hash" varchar(64) not null, "seen_on" date not null, "kept" boolean not null default false, primary key ("peer", "seq", "hash"));`,
    );
    this.addSql(
      `create table "office_health" ("iid" varchar(7) not null, "report" text not null, "heard_at" timestamptz not null default now(), primary key ("iid"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "office_health", "journal_witness", "journal";');
    this.addSql('drop function "journal_journal_stays_fn"();');
  }
}

export const journalTables = { name: 'Migration20261127030000_relay_journal', class: Migration20261127030000 };
