import { Injectable } from '@nestjs/common';
import {
  defaultPageSize,
  DomainError,
  findHits,
  searchKinds,
  searchServices,
  type Call,
  type ErrorKind,
  type FindHits,
  type Search,
  type SearchHit,
  type SearchKind,
  type SearchPage,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { mergeHits } from './hit-merge.js';
import { fromCursor, placesAfter, toCursor } from './search-places.js';

const timeoutMs = 2_500;

/** A service that fails in these ways is left out; what it finds wrong with the question is for the person who asked. */
const failures: readonly ErrorKind[] = ['timeout', 'unavailable', 'internal'];

interface Found {
  kind: SearchKind;
  /** `null` where its service could not say. */
  hits: SearchHit[] | null;
}

/** One list of all that is public, whatever service keeps it. */
@Injectable()
export class Searcher {
  constructor(private readonly bus: Bus) {}

  /** Best first, newest first; a kind that cannot be searched just now is named, and the others are shown. */
  async search({ q, kind, limit = defaultPageSize, cursor }: Search, call: Call): Promise<SearchPage> {
    const places = fromCursor(cursor);
    const kinds = kind ? [kind] : searchKinds;
    const found = await Promise.all(
      kinds.map((each) => this.find(each, { q, limit: limit + 1, ...(places[each] && { after: places[each] }) }, call)),
    );
    const lists = found.map(({ hits }) => hits ?? []);
    const items = mergeHits(lists, limit);
    const hasMore = lists.reduce((sum, { length }) => sum + length, 0) > items.length;
    return {
      items,
      nextCursor: hasMore ? toCursor(placesAfter(places, items)) : null,
      missing: found.flatMap((answer) => (answer.hits ? [] : [answer.kind])),
    };
  }

  private async find(kind: SearchKind, question: FindHits, call: Call): Promise<Found> {
    try {
      const { items } = await this.bus.call(findHits(searchServices[kind]), question, call, { timeoutMs });
      return { kind, hits: items };
    } catch (error) {
      if (error instanceof DomainError && failures.includes(error.kind)) return { kind, hits: null };
      throw error;
    }
  }
}
