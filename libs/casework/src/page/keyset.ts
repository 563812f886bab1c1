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

/** Cuts a page out of rows that were read one longer than it, with a cursor where more follow. */
export function pageOf<T>(
  rows: readonly T[],
  size: number,
  placeOf: (row: T) => Place,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last !== undefined ? toCursor(placeOf(last)) : null };
}

/**
 * The place after which a page begins; `null` for the first page.
 * @throws DomainError `invalid` where somebody made the cursor up.
 */
export function fromCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at !== undefined && id !== undefined && isUUID(id) && (at === '' || isISO8601(at, { strict: true })))
    return { at: at === '' ? null : new Date(at), id };
  throw invalid('cursor', 'cursor', { zh: '翻页游标无效。', en: 'The cursor is not valid.' });
}

function toCursor({ at, id }: Place): string {
  return Buffer.from(`${at?.toISOString() ?? ''} ${id}`).toString('base64url');
}
