import { Migration } from '@mikro-orm/migrations';

const key = `"root_case_id", "author", "iseq"`;
const passedOver = `state in ('conflict', 'skipped')`;

/** Each event is written to every index twice, when it comes and when it is applied: one index of matters and numbers, and no key beside the id. */
class Migration20261201040000 extends Migration {
  override up(): void {
    this.addSql(`drop index "event_number_unique";`);
    this.addSql(`drop index "event_matter";`);
    this.addSql(
      `create unique index "event_number_unique" on "event" (${key}, (case when ${passedOver} then id end)) nulls not distinct;`,
    );
    this.addSql(`alter table "event" drop constraint "event_pkey";`);
    this.addSql(`alter table "event" drop constraint "event_id_unique";`);
    this.addSql(`alter table "event" add constraint "event_pkey" primary key ("id");`);
  }

  override down(): void {
    this.addSql(`alter table "event" drop constraint "event_pkey";`);
    this.addSql(`alter table "event" add constraint "event_id_unique" unique ("id");`);
    this.addSql(`alter table "event" add constraint "event_pkey" primary key ("ord");`);
    this.addSql(`drop index "event_number_unique";`);
    this.addSql(`create index "event_matter" on "event" ("root_case_id", "ord");`);
    this.addSql(
      `create unique index "event_number_unique" on "event" ("author", "root_case_id", "iseq") where not ${passedOver};`,
    );
  }
}

export const fewerEventIndexes = {
  name: 'Migration20261201040000_fewer_event_indexes',
  class: Migration20261201040000,
};
