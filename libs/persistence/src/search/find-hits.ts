import { raw, type EntityClass, type FilterQuery, type OrderDefinition } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hitRanks, type FindHits } from '@qsl/contracts';
import { normaliseText, tsQueryOf } from '@qsl/text';
import { titleEnd, type Searchable } from './searchable.js';

/** An entity whose rows people find. */
export interface HitSource<T> {
  entity: EntityClass<T>;
  /** What is public of it. */
  isPublic: FilterQuery<T>;
  /** Column of the time by which its hits are sorted; milliseconds. */
  at: string;
  /** Its rows have a `code` that people ask for. */
  hasCode?: boolean;
}

/** A row that was found, and how well it fits. */
export interface RankedHit<T> {
  item: T;
  rank: number;
}

type Findable = Searchable & { id: string; code?: string | null };

/** SQL with its parameters; `{t}` stands for the alias of the table. */
interface Fragment {
  sql: string;
  parameters: readonly unknown[];
}

const key = ({ sql, parameters }: Fragment) => raw((alias) => sql.replaceAll('{t}', alias), [...parameters]);
const holds = (condition: Fragment) => ({ [key(condition)]: [] });
const wordsOf = (q: string): string[] => normaliseText(q).split(' ');
const codeIn = (q: string): string => normaliseText(q).toUpperCase();

const allIn = (text: string, words: readonly string[]): Fragment => ({
  sql: words.map(() => `strpos(${text}, ?) > 0`).join(' and '),
  parameters: words,
});

function holdsWords(q: string): Fragment {
  const words = wordsOf(q);
  const text = allIn('{t}.search_text', words);
  const query = tsQueryOf(words.join(' '));
  if (query === null) return text;
  return { sql: `{t}.search_tokens @@ ?::tsquery and ${text.sql}`, parameters: [query, ...text.parameters] };
}

/** Condition for the rows of a `Searchable` that hold every word: the token index finds candidates, the text itself decides. */
export function foundBy(q: string): Record<string, never[]> {
  return holds(holdsWords(q));
}

function fits(q: string, hasCode: boolean): Fragment {
  const words = holdsWords(q);
  return hasCode ? { sql: `({t}.code = ? or (${words.sql}))`, parameters: [codeIn(q), ...words.parameters] } : words;
}

function rankIn(q: string, hasCode: boolean): Fragment {
  const title = allIn('split_part({t}.search_text, chr(10), 1)', wordsOf(q));
  const byWords = `when ${title.sql} then ${hitRanks.title} else ${hitRanks.text} end`;
  if (!hasCode) return { sql: `case ${byWords}`, parameters: title.parameters };
  const sql = `case when {t}.code = ? then ${hitRanks.code} ${byWords}`;
  return { sql, parameters: [codeIn(q), ...title.parameters] };
}

/** The same for a row that was read. */
function rankOf({ code, searchText }: Findable, q: string): number {
  if (code === codeIn(q)) return hitRanks.code;
  const [title = ''] = searchText.split(titleEnd);
  return wordsOf(q).every((word) => title.includes(word)) ? hitRanks.title : hitRanks.text;
}

/** What is public and holds every word, or has the code that was asked for: best first, then newest first. */
export async function findHitsIn<T extends Findable>(
  em: EntityManager,
  { entity, isPublic, at, hasCode = false }: HitSource<T>,
  { q, limit, after }: FindHits,
): Promise<RankedHit<T>[]> {
  const rank = rankIn(q, hasCode);
  const following: Fragment | null = after
    ? {
        sql: `(${rank.sql}, {t}.${at}, {t}.id) < (?, ?, ?)`,
        parameters: [...rank.parameters, after.rank, new Date(after.at), after.id],
      }
    : null;
  const conditions = [isPublic, holds(fits(q, hasCode)), ...(following ? [holds(following)] : [])];
  const order = [rank, { sql: `{t}.${at}`, parameters: [] }, { sql: '{t}.id', parameters: [] }];
  const items = (await em.find(entity, { $and: conditions } as FilterQuery<T>, {
    orderBy: order.map((one) => ({ [key(one)]: 'desc' })) as OrderDefinition<T>,
    populate: ['searchText' as never],
    limit,
  })) as T[];
  return items.map((item) => ({ item, rank: rankOf(item, q) }));
}
