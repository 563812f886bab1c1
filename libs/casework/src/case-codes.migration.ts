import { Migration } from '@mikro-orm/migrations';

/** Case codes are counted where all codes are, by prefix. */
class Migration20261125081000 extends Migration {
  override up(): void {
    this.addSql(
      `insert into "code_counter" ("prefix", "last") select 'QSL-' || "area_code" || '-' || "year" || '-', "last" from "case_code_counter";`,
    );
    this.addSql('drop table "case_code_counter";');
  }

  override down(): void {
    this.addSql(
      `create table "case_code_counter" ("area_code" varchar(6) not null, "year" int not null, "last" int not null, primary key ("area_code", "year"));`,
    );
    this.addSql(
      `insert into "case_code_counter" ("area_code", "year", "last") select split_part("prefix", '-', 2), split_part("prefix", '-', 3)::int, "last" from "code_counter" where "prefix" ~ '^QSL-[0-9]{6}-[0-9]{4}-$';`,
    );
    this.addSql(`delete from "code_counter" where "prefix" ~ '^QSL-[0-9]{6}-[0-9]{4}-$';`);
  }
}

export const caseCodes = { name: 'Migration20261125081000_case_codes', class: Migration20261125081000 };
