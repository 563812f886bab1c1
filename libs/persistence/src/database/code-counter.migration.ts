import { Migration } from '@mikro-orm/migrations';

/** Numbers of codes, counted by prefix. */
class Migration20261125080000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "code_counter" ("prefix" varchar(60) not null, "last" int not null, primary key ("prefix"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "code_counter";');
  }
}

export const codeCounterMigration = { name: 'Migration20261125080000_code_counter', class: Migration20261125080000 };
