import { Migration } from '@mikro-orm/migrations';

/** Who sent which file, and which articles have it. */
class Migration20261201003000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "upload" ("file_id" varchar(64) not null, "person_id" uuid not null, "sent_at" timestamptz not null default now(), primary key ("file_id", "person_id"));`,
    );
    this.addSql(`create index "article_attachments_index" on "article" using gin ("attachments");`);
  }

  override down(): void {
    this.addSql('drop table "upload";');
    this.addSql('drop index "article_attachments_index";');
  }
}

export const uploadsMigration = { name: 'Migration20261201003000_uploads', class: Migration20261201003000 };
