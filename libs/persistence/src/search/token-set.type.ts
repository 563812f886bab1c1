import { Type } from '@mikro-orm/core';

const token = /'([^']*)'/g;

/** Tokens of a text in a `tsvector`: built from a list, so that PostgreSQL's parsers and locale have no say. Written and searched, never read. */
export class TokenSet extends Type<string, string> {
  /** The list as PostgreSQL writes arrays; tokens hold letters and digits only. */
  static of(tokens: readonly string[]): string {
    return `{${tokens.map((one) => `"${one}"`).join(',')}}`;
  }

  override convertToDatabaseValueSQL(key: string): string {
    return `array_to_tsvector(${key}::text[])`;
  }

  /** The list, also of the vector that an update returns: a transaction around it writes once more what it holds. */
  override convertToJSValue(value: string): string {
    if (value.startsWith('{')) return value;
    return TokenSet.of(Array.from(value.matchAll(token), ([, one = '']) => one));
  }

  override getColumnType(): string {
    return 'tsvector';
  }
}
