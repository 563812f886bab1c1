import { Migration } from '@mikro-orm/migrations';

/** The registrar's newest word on how far its directory log goes. */
class Migration20261201020000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "directory_head" ("registrar" varchar(91) not null, "body" text not null, "jws" text not null, primary key ("registrar"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "directory_head";');
  }
}

export const directoryHead = { name: 'Migration20261201020000_relay_directory_head', class: Migration20261201020000 };
