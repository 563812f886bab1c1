import { Migration } from '@mikro-orm/migrations';

/** Consultations with their papers, statements, votes, comments and meetings. */
class Migration20261125090000 extends Migration {
  override up(): void {
    this.addSql(
      `create table "comment" ("id" uuid not null, "consultation_id" uuid not null, "root_id" uuid not null, "parent_id" uuid null, "depth" int not null default 0, "type" varchar(20) not null, "text" text not null, "author_id" uuid not null, "author" varchar(60) not null, "created_at" timestamptz not null, "shown_at" timestamptz null, "hidden" varchar(20) null, "answer_id" uuid null, "reply_count" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "comment_root_id_id_index" on "comment" ("root_id", "id");`);
    this.addSql(
      `create index "comment_consultation_id_parent_id_id_index" on "comment" ("consultation_id", "parent_id", "id");`,
    );
    this.addSql(
      `create table "consultation" ("id" uuid not null, "search_text" text not null, "search_tokens" tsvector not null, "code" varchar(40) not null, "owner" varchar(7) not null, "state" varchar(20) not null default 'draft', "title" varchar(80) not null, "summary" text not null, "convener" varchar(60) not null, "closes_on" varchar(10) not null, "hide_results" varchar(20) not null default 'until_vote', "scope" jsonb not null, "route" text[] not null, "topic" jsonb null, "announced_at" timestamptz null, "listed_at" timestamptz not null, "outcome" jsonb null, "commitments" jsonb not null, "no_commitment" text null, "participants" int not null default 0, "counted_at" timestamptz null, "version" int not null default 1, "is_in_scope" boolean not null default true, primary key ("id"));`,
    );
    this.addSql(`alter table "consultation" add constraint "consultation_code_unique" unique ("code");`);
    this.addSql(`create index "consultation_search_tokens_index" on "consultation" using gin ("search_tokens");`);
    this.addSql(`create index "consultation_state_closes_on_index" on "consultation" ("state", "closes_on");`);
    this.addSql(`create index "consultation_listed_at_id_index" on "consultation" ("listed_at", "id");`);
    this.addSql(
      `create table "meeting" ("consultation_id" uuid not null, "starts_at" timestamptz not null, "place" varchar(100) not null, "agenda" jsonb not null, "capacity" int null, "attendees" int null, "organisations" jsonb not null, "attendance" jsonb not null, "minutes" text null, "public_minutes" text null, primary key ("consultation_id"));`,
    );
    this.addSql(
      `create table "paper" ("id" uuid not null, "consultation_id" uuid not null, "title" varchar(100) not null, "text" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "paper_consultation_id_index" on "paper" ("consultation_id");`);
    this.addSql(
      `create table "registration" ("consultation_id" uuid not null, "person_id" uuid not null, "number" bigserial not null, primary key ("consultation_id", "person_id"));`,
    );
    this.addSql(
      `create index "registration_consultation_id_number_index" on "registration" ("consultation_id", "number");`,
    );
    this.addSql(
      `create table "statement" ("id" uuid not null, "consultation_id" uuid not null, "office" varchar(7) not null, "author_id" uuid null, "text" varchar(140) not null, "text_key" varchar(43) null, "state" varchar(10) not null default 'pending', "refusal" varchar(20) null, "created_at" timestamptz not null, "agree" int not null default 0, "disagree" int not null default 0, "pass" int not null default 0, primary key ("id"));`,
    );
    this.addSql(
      `create index "statement_consultation_id_state_id_index" on "statement" ("consultation_id", "state", "id");`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_consultation_id_text_key_unique" unique ("consultation_id", "text_key");`,
    );
    this.addSql(
      `create table "vote" ("statement_id" uuid not null, "office" varchar(7) not null, "voter" varchar(22) not null, "consultation_id" uuid not null, "vote" varchar(8) not null, "cast_at" timestamptz not null, "is_new" boolean not null default true, "batch_id" uuid null, primary key ("statement_id", "office", "voter"));`,
    );
    this.addSql(`create index "vote_batch_id_index" on "vote" ("batch_id");`);
    this.addSql(`create index "vote_is_new_consultation_id_index" on "vote" ("is_new", "consultation_id");`);
    this.addSql(
      `create index "vote_consultation_id_office_voter_index" on "vote" ("consultation_id", "office", "voter");`,
    );
    this.addSql(
      `create table "vote_batch" ("id" uuid not null, "event_id" uuid not null, "consultation_id" uuid not null, "delivered_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "vote_batch" add constraint "vote_batch_event_id_unique" unique ("event_id");`);
    this.addSql(`create index "vote_batch_consultation_id_index" on "vote_batch" ("consultation_id");`);
    this.addSql(`create table "voting_secret" ("id" int not null, "secret" varchar(43) not null, primary key ("id"));`);
  }

  override down(): void {
    this.addSql(
      'drop table "comment", "consultation", "meeting", "paper", "registration", "statement", "vote", "vote_batch", "voting_secret";',
    );
  }
}

export const consultationTables = { name: 'Migration20261125090000_consultations', class: Migration20261125090000 };
