import { Migration } from '@mikro-orm/migrations';

/** What people suggested, with its search index. */
class Migration20261125020000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "suggestion" ("id" uuid not null, "code" varchar(40) not null, "case_id" uuid not null, "author_id" uuid not null, "display_name" varchar(10) not null, "shown_name" varchar(60) not null, "title" varchar(60) not null, "body" text not null, "public_title" varchar(60) not null, "public_body" text not null, "category" varchar(30) not null, "area_code" varchar(6) not null, "state" varchar(20) not null, "submitted_at" timestamptz not null, "query_code_hash" varchar(64) not null, "search_text" text not null, "search_tokens" tsvector not null, primary key ("id"));`,
    );
    this.addSql(`alter table "suggestion" add constraint "suggestion_code_unique" unique ("code");`);
    this.addSql(`alter table "suggestion" add constraint "suggestion_case_id_unique" unique ("case_id");`);
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_case_id_foreign" foreign key ("case_id") references "handling_case" ("id");`,
    );
    this.addSql(`create index "suggestion_author_id_id_index" on "suggestion" ("author_id", "id");`);
    this.addSql(`create index "suggestion_state_id_index" on "suggestion" ("state", "id");`);
    this.addSql(`create index "suggestion_search_tokens_index" on "suggestion" using gin ("search_tokens");`);
  }

  override down(): void {
    this.addSql('drop table "suggestion";');
  }
}

export const suggestionTables = { name: 'Migration20261125020000_suggestion', class: Migration20261125020000 };
