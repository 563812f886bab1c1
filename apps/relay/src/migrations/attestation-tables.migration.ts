import { Migration } from '@mikro-orm/migrations';

/** Which own events the offices behind the neighbours are not known to have yet. */
class Migration20261201050000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "attest_scan" ("peer" varchar(7) not null, "epoch" int not null, "seq" int not null, primary key ("peer"));`,
    );
    this.addSql(
      `create table "attest_end" ("peer" varchar(7) not null, "end_iid" varchar(7) not null, "asked_at" timestamptz not null, "silent_ms" bigint not null, primary key ("peer", "end_iid"));`,
    );
    this.addSql(
      `create table "attest_due" ("end_iid" varchar(7) not null, "event_id" uuid not null, "peer" varchar(7) not null, "due_since" timestamptz not null default now(), "said_at" timestamptz null, "lacked_ms" bigint not null, primary key ("end_iid", "event_id"));`,
    );
    this.addSql(`create index "attest_due_turn" on "attest_due" ("peer", "end_iid", "said_at");`);
  }

  override down(): void {
    this.addSql('drop table "attest_due", "attest_end", "attest_scan";');
  }
}

export const attestationTables = {
  name: 'Migration20261201050000_relay_attestations',
  class: Migration20261201050000,
};
