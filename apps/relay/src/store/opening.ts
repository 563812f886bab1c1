import type { EntityManager } from '@mikro-orm/postgresql';
import { prepared } from '@qsl/persistence';
import type { EventKey } from '../link/link-store.js';
import { beforeFirst, type JournalHead } from '../protocol/journal.js';
import type { LinkRecord } from '../protocol/link-record.js';
import type { Matter } from '../protocol/routing.js';
import { linkColumns, type LinkColumns, matterColumns, type MatterColumns, toLink, toMatter } from './rows.js';

/** Whether any of an author's events in a matter is not done with here. */
export const isAnyOpen = `coalesce(bool_or(state in ('pending', 'parked', 'unsupported_type')), false)`;

interface NumbersRow {
  author: string;
  root_case_id: string;
  last: number;
  is_open: boolean;
}

interface OpeningRow {
  links: LinkColumns[];
  head: JournalHead | null;
  known: string[];
  matters: MatterColumns[];
  numbers: NumbersRow[];
}

/** What a transaction knows from its beginning: all links, the journal's head, and what its work is about. */
export interface Opening {
  links: LinkRecord[];
  head: JournalHead;
  /** Those of the events that are in custody. */
  known: string[];
  matters: Matter[];
  numbers: { author: string; rootCaseId: string; last: number; isOpen: boolean }[];
}

const list = (rows: string) => `(select coalesce(json_agg(row), '[]') from (${rows}) row)`;

/** One statement: on a small machine the way to the database and back costs more than what is read. */
const opening = `
  select ${list(`select ${linkColumns} from link order by peer`)} as links,
    (select json_build_object('seq', seq, 'hash', hash) from journal order by seq desc limit 1) as head,
    (select coalesce(json_agg(id), '[]') from event where id = any (?::uuid[])) as known,
    ${list(`select ${matterColumns} from matter where root_case_id = any (?::uuid[])`)} as matters,
    ${list(`select author, root_case_id, max(iseq) as last, ${isAnyOpen} as is_open from event
      where root_case_id = any (?::uuid[]) and author = any (?::text[]) group by author, root_case_id`)} as numbers`;

/** Reads what work on these events will ask for. */
export async function open(em: EntityManager, about: readonly EventKey[]): Promise<Opening> {
  const rootCaseIds = [...new Set(about.map(({ rootCaseId }) => rootCaseId))];
  const authors = [...new Set(about.map(({ author }) => author))];
  const ids = about.map(({ id }) => id);
  const [row] = await prepared<OpeningRow>(em, opening, [ids, rootCaseIds, rootCaseIds, authors]);
  if (row === undefined) throw new Error('a select without a table has one row');
  return {
    links: row.links.map(toLink),
    head: row.head ?? beforeFirst,
    known: row.known,
    matters: row.matters.map(toMatter),
    numbers: row.numbers.map(({ author, root_case_id: rootCaseId, last, is_open: isOpen }) => ({
      ...{ author, rootCaseId, last, isOpen },
    })),
  };
}
