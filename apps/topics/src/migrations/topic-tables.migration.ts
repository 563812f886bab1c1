import { Migration } from '@mikro-orm/migrations';

/** Calls, topics with their search index, who stands by them, and what offices tell of calls. */
class Migration20261125090000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "call_report" ("call_id" uuid not null, "office" varchar(7) not null, "submitted" int not null default 0, "published" int not null default 0, "forwarded" int not null default 0, "supports" int not null default 0, "as_of" timestamptz not null, primary key ("call_id", "office"));`,
    );
    this.addSql(
      `create table "topic_call" ("id" uuid not null, "owner" varchar(7) not null, "title" varchar(60) not null, "brief" text not null, "opens_on" varchar(10) not null, "closes_on" varchar(10) not null, "eligible" text[] not null, "max_per_person" int not null, "scope" jsonb not null, "is_shown" boolean not null, "state" varchar(10) not null default 'draft', "version" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "topic_call_state_closes_on_index" on "topic_call" ("state", "closes_on");`);
    this.addSql(
      `create table "topic" ("id" uuid not null, "search_text" text not null, "search_tokens" tsvector not null, "call_id" uuid not null, "origin" varchar(7) not null, "route" text[] not null, "code" varchar(40) not null, "author_id" uuid null, "display_name" varchar(10) null, "shown_name" varchar(60) not null, "author_label" varchar(10) not null, "written" jsonb null, "title" varchar(60) not null, "situation" text not null, "analysis" text null, "proposal" text not null, "area_code" varchar(6) not null, "state" varchar(20) not null default 'submitted', "is_shown" boolean not null, "version" int not null default 1, "submitted_at" timestamptz not null, "published_at" timestamptz null, "forwarded_at" timestamptz null, "clock" jsonb null, "due_at" timestamptz null, "notice" jsonb null, "supports" int not null default 0, "threshold" int not null, "co_sponsor_count" int not null default 0, "supports_told" int not null default 0, "decision" text null, "consultation" jsonb null, primary key ("id"));`,
    );
    this.addSql(`create index "topic_search_tokens_index" on "topic" using gin ("search_tokens");`);
    this.addSql(`create index "topic_state_id_index" on "topic" ("state", "id");`);
    this.addSql(`create index "topic_author_id_id_index" on "topic" ("author_id", "id");`);
    this.addSql(`create index "topic_call_id_author_id_index" on "topic" ("call_id", "author_id");`);
    this.addSql(`alter table "topic" add constraint "topic_origin_code_unique" unique ("origin", "code");`);
    this.addSql(
      `create table "co_sponsor" ("id" uuid not null, "topic_id" uuid not null, "person_id" uuid not null, "account" varchar(64) not null, "name" varchar(50) null, "answer" varchar(10) not null default 'invited', "answer_by" timestamptz not null, "answered_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "co_sponsor_person_id_index" on "co_sponsor" ("person_id");`);
    this.addSql(
      `alter table "co_sponsor" add constraint "co_sponsor_topic_id_person_id_unique" unique ("topic_id", "person_id");`,
    );
    this.addSql(
      `create table "topic_support" ("topic_id" uuid not null, "person_id" uuid not null, "at" timestamptz not null, primary key ("topic_id", "person_id"));`,
    );
    this.addSql(
      `alter table "topic" add constraint "topic_call_id_foreign" foreign key ("call_id") references "topic_call" ("id");`,
    );
    this.addSql(
      `alter table "co_sponsor" add constraint "co_sponsor_topic_id_foreign" foreign key ("topic_id") references "topic" ("id");`,
    );
    this.addSql(
      `alter table "topic_support" add constraint "topic_support_topic_id_foreign" foreign key ("topic_id") references "topic" ("id");`,
    );
  }

  override down(): void {
    this.addSql('drop table "topic_support", "co_sponsor", "topic", "topic_call", "call_report";');
  }
}

export const topicTables = { name: 'Migration20261125090000_topics', class: Migration20261125090000 };
