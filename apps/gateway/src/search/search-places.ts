import { HitPlace, invalid, searchKinds, type SearchHit, type SearchKind } from '@qsl/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** The last hit of each kind that the reader has seen; kinds that gave none yet have no place. */
export type SearchPlaces = Partial<Record<SearchKind, HitPlace>>;

/** The places after a page was read. */
export function placesAfter(before: SearchPlaces, page: readonly SearchHit[]): SearchPlaces {
  const places = { ...before };
  for (const { kind, rank, at, id } of page) places[kind] = { rank, at, id };
  return places;
}

/** Short enough for an address: four places at most. */
export function toCursor(places: SearchPlaces): string {
  const rows = searchKinds.map((kind) => {
    const place = places[kind];
    return place ? [place.rank, place.at, place.id] : null;
  });
  return Buffer.from(JSON.stringify(rows)).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function toPlace(row: unknown): HitPlace | null {
  if (!Array.isArray(row) || row.length !== 3) return null;
  const [rank, at, id] = row as unknown[];
  const place = plainToInstance(HitPlace, { rank, at, id });
  return validateSync(place).length === 0 ? place : null;
}

/**
 * The places after which a page begins; none for the first page.
 * @throws DomainError `invalid` where somebody made the cursor up.
 */
export function fromCursor(cursor: string | undefined): SearchPlaces {
  if (cursor === undefined) return {};
  const rows = parse(cursor);
  const isWhole = Array.isArray(rows) && rows.length === searchKinds.length;
  const places: SearchPlaces = {};
  for (const [index, kind] of searchKinds.entries()) {
    const row: unknown = isWhole ? rows[index] : undefined;
    if (row === null) continue;
    const place = toPlace(row);
    if (!place) throw unknownCursor();
    places[kind] = place;
  }
  return places;
}

function unknownCursor(): Error {
  return invalid('cursor', 'cursor', {
    zh: '翻页游标无效，请从第一页开始。',
    en: 'The cursor is not valid; start at the first page.',
  });
}
