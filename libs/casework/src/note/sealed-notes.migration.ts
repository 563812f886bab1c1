import { Migration } from '@mikro-orm/migrations';

class Migration20261130210000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "sealed_note" ("id" uuid not null, "root_case_id" uuid not null, "at" timestamptz not null, "from_instance" varchar(7) not null, "to_instance" varchar(7) not null, "text" text null, primary key ("id"));`,
    );
    this.addSql(`create index "sealed_note_root_case_id_id_index" on "sealed_note" ("root_case_id", "id");`);
  }

  override down(): void {
    this.addSql('drop table "sealed_note";');
  }
}

export const sealedNotes = { name: 'Migration20261130210000_sealed_notes', class: Migration20261130210000 };
