import { Migration } from '@mikro-orm/migrations';

/** Replays that are asked for and answered in files that are carried. */
class Migration20261201010000 extends Migration {
  override up(): void {
    this.addSql(`alter table "link" add column "carried" jsonb null;`);
  }

  override down(): void {
    this.addSql(`alter table "link" drop column "carried";`);
  }
}

export const fileTables = { name: 'Migration20261201010000_relay_files', class: Migration20261201010000 };
