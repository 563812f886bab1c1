import { Migration } from '@mikro-orm/migrations';

const normalised = (column: string): string =>
  `btrim(regexp_replace(lower(normalize("${column}", NFKC)), '\\s+', ' ', 'g'))`;

/** Title and text are searched on a line each, so that a word can be told to stand in the title. */
class Migration20261125084500 extends Migration {
  override up(): void {
    this.addSql(
      `update "suggestion" set "search_text" = ${normalised('public_title')} || chr(10) || ${normalised('public_body')};`,
    );
  }

  override down(): void {
    this.addSql(`update "suggestion" set "search_text" = replace("search_text", chr(10), ' ');`);
  }
}

export const searchLines = { name: 'Migration20261125084500_search_lines', class: Migration20261125084500 };
