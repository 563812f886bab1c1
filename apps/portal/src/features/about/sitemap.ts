import type { Caller, Gateway } from '../../api/gateway.js';
import { orNull } from '../../api/refusal.js';

const fixedPaths = [
  '/',
  '/topics',
  '/consultations',
  '/suggestions',
  '/suggest/new',
  '/news',
  '/track',
  '/about',
  '/a11y',
  '/privacy',
];
/** Lists at the gateway, and where their items have their pages. */
const lists = [
  ['/suggestions', '/suggestions'],
  ['/topics', '/topics'],
  ['/consultations', '/consultations'],
  ['/articles', '/news'],
] as const;
const pagesOfEach = 10;

interface IdPage {
  items: { id: string }[];
  nextCursor: string | null;
}

/** Every address for search engines: of each kind the newest thousand, as a visitor sees them. */
export async function sitemapPaths(gateway: Gateway, caller: Caller): Promise<string[]> {
  const visitor = { ...caller, session: null };
  const found = lists.map(([list, pages]) => pathsOf(gateway, visitor, { list, pages }));
  return [...fixedPaths, ...(await Promise.all(found)).flat()];
}

async function pathsOf(
  gateway: Gateway,
  visitor: Caller,
  { list, pages }: { list: string; pages: string },
): Promise<string[]> {
  const paths: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesOfEach; page += 1) {
    const answer = await orNull(gateway.get<IdPage>(visitor, list, { limit: 100, cursor }));
    paths.push(...(answer?.items ?? []).map(({ id }) => `${pages}/${id}`));
    if (!answer?.nextCursor) break;
    cursor = answer.nextCursor;
  }
  return paths;
}
