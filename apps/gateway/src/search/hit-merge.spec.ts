import { searchKinds, type SearchHit, type SearchKind } from '@qsl/contracts';
import fc from 'fast-check';
import { mergeHits } from './hit-merge.js';
import { fromCursor, placesAfter, toCursor, type SearchPlaces } from './search-places.js';

const order = (first: SearchHit, second: SearchHit): number =>
  second.rank - first.rank || second.at.localeCompare(first.at) || second.id.localeCompare(first.id);

const hitsOf = (kind: SearchKind) =>
  fc
    .uniqueArray(
      fc.record({
        kind: fc.constant(kind),
        rank: fc.constantFrom(1, 2, 3),
        at: fc.constantFrom('2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z', '2026-11-03T08:00:00.000Z'),
        id: fc.uuid({ version: 7 }),
        code: fc.constant(null),
        title: fc.constant('饮水机'),
        excerpt: fc.constant(''),
        publicClass: fc.constant('active' as const),
        officeName: fc.constant('金台区政协'),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    )
    .map((hits): SearchHit[] => hits.sort(order));

const shelves = fc.tuple(...searchKinds.map(hitsOf));

/** What a service does: the hits after a place. */
function find(hits: readonly SearchHit[], limit: number, after: SearchPlaces[SearchKind]): SearchHit[] {
  const start = after ? hits.findIndex(({ id }) => id === after.id) + 1 : 0;
  return hits.slice(start, start + limit);
}

/** Reads page after page as `Searcher` does; `isMissing` says which shelf does not answer for which page. */
function readAll(
  all: readonly (readonly SearchHit[])[],
  limit: number,
  isMissing: (page: number, shelf: number) => boolean = () => false,
): SearchHit[] {
  const read: SearchHit[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page += 1) {
    const places = fromCursor(cursor);
    const lists = all.map((hits, index) =>
      isMissing(page, index) ? [] : find(hits, limit + 1, places[searchKinds[index] ?? 'topic']),
    );
    const items = mergeHits(lists, limit);
    read.push(...items);
    cursor = lists.flat().length > items.length ? toCursor(placesAfter(places, items)) : null;
  }
  return read;
}

describe('hits of several kinds', () => {
  it('are read best first, then newest, over pages of any size, each once', () => {
    fc.assert(
      fc.property(shelves, fc.integer({ min: 1, max: 30 }), (all, limit) => {
        expect(readAll(all, limit)).toEqual(all.flat().sort(order));
      }),
    );
  });

  it('lose and repeat nothing where a kind is missing on some pages: it goes on where it was left', () => {
    const gaps = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(shelves, fc.integer({ min: 1, max: 6 }), gaps, (all, limit, missing) => {
        const read = readAll(all, limit, (page, shelf) => missing.includes(page * searchKinds.length + shelf));
        for (const [index, kind] of searchKinds.entries()) {
          const seen = read.filter((hit) => hit.kind === kind);
          expect(seen).toEqual(all[index]?.slice(0, seen.length));
        }
      }),
    );
  });
});

describe('the cursor of a search', () => {
  it('fits its limit in an address', () => {
    fc.assert(
      fc.property(shelves, (all) => {
        expect(toCursor(placesAfter({}, all.flat())).length).toBeLessThanOrEqual(1000);
      }),
    );
  });

  it.each([
    'nonsense',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('[null,null,null,[9,"2026-11-01","x"]]').toString('base64url'),
    Buffer.from('{"topic":1}').toString('base64url'),
  ])('that somebody made up is refused: %s', (cursor) => {
    expect(() => fromCursor(cursor)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
