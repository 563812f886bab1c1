import { Type } from '@mikro-orm/core';

/** Tokens of a text in a `tsvector`: built from a list, so that PostgreSQL's parsers and locale have no say. Written and searched, never read. */
export class TokenSet extends Type<string, string> {
  /** The list as PostgreSQL writes arrays; tokens hold letters and digits only. */
  static of(tokens: readonly string[]): string {
    return `{${tokens.map((token) => `"${token}"`).join(',')}}`;
  }

  override convertToDatabaseValueSQL(key: string): string {
    return `array_to_tsvector(${key}::text[])`;
  }

  override getColumnType(): string {
    return 'tsvector';
  }
}
