import { Migration } from '@mikro-orm/migrations';

/** Articles with their search index, and their pictures. */
class Migration20261125083000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "article" ("id" uuid not null, "search_text" text not null, "search_tokens" tsvector not null, "source" varchar(7) not null, "is_own" boolean not null, "state" varchar(10) not null default 'draft', "version" int not null default 1, "revision" int not null default 0, "title" varchar(100) not null, "summary" varchar(200) not null, "body" text not null, "plain_text" text not null, "category" varchar(20) not null, "scope" jsonb not null, "cover" jsonb null, "attachments" jsonb not null, "links" jsonb not null, "corrections" jsonb not null, "retraction" jsonb null, "writers" jsonb not null, "submitted_by" uuid null, "returned" varchar(500) null, "is_hidden" boolean not null default false, "scheduled_for" timestamptz null, "published_at" timestamptz null, "updated_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "article_search_tokens_index" on "article" using gin ("search_tokens");`);
    this.addSql(`create index "article_links_index" on "article" using gin ("links");`);
    this.addSql(`create index "article_state_scheduled_for_index" on "article" ("state", "scheduled_for");`);
    this.addSql(`create index "article_published_at_id_index" on "article" ("published_at", "id");`);
    this.addSql(
      `create table "article_cover" ("article_id" uuid not null, "bytes" bytea not null, primary key ("article_id"));`,
    );
  }

  override down(): void {
    this.addSql('drop table "article", "article_cover";');
  }
}

export const articleTables = { name: 'Migration20261125083000_article', class: Migration20261125083000 };
