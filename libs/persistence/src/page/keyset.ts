import { defaultPageSize, invalid, type PageQuery } from '@qsl/contracts';
import { isISO8601, isUUID } from 'class-validator';

/** Where a row stands in its list: the time it is sorted by, `null` where it has none, and its id. */
export interface Place {
  at: Date | null;
  id: string;
}

/** Items of a page. */
export function pageSize({ limit }: PageQuery): number {
  return limit ?? defaultPageSize;
}

/**
 * Cuts a page out of rows that were read one longer than it, with a cursor where more follow.
 * @param atOf the time that the list is sorted by, where it is not sorted by id alone.
 */
export function pageOf<T extends { id: string }>(
  rows: readonly T[],
  size: number,
  atOf: (row: T) => Date | null = () => null,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  const hasMore = rows.length > size && last !== undefined;
  return { items, nextCursor: hasMore ? toCursor({ at: atOf(last), id: last.id }) : null };
}

/**
 * The place after which a page begins; `null` for the first page.
 * @throws DomainError `invalid` where somebody made the cursor up.
 */
export function fromCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at !== undefined && id !== undefined && isUUID(id) && (at === '' || isInstant(at)))
    return { at: at === '' ? null : new Date(at), id };
  throw invalid('cursor', 'cursor', {
    zh: '翻页游标无效，请从第一页开始。',
    en: 'The cursor is not valid; start at the first page.',
  });
}

/**
 * Condition for the rows that follow in a list of UUIDv7s, newest first.
 * @throws DomainError `invalid` where somebody made the cursor up.
 */
export function olderThan(cursor: string | undefined): { id?: { $lt: string } } {
  const place = fromCursor(cursor);
  return place ? { id: { $lt: place.id } } : {};
}

function toCursor({ at, id }: Place): string {
  return Buffer.from(`${at?.toISOString() ?? ''} ${id}`).toString('base64url');
}

function isInstant(text: string): boolean {
  return isISO8601(text, { strict: true }) && !Number.isNaN(Date.parse(text));
}
