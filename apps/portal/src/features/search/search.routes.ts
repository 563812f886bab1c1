import type { SearchKind, SearchPage } from '@qsl/contracts';
import { searchKindLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { knownOf, textOf, wordsOf, type AddressQuery } from '../../server/query.js';
import { callerOf } from '../../server/visit.js';
import { nextHref } from '../../site/href.js';

export function searchRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: AddressQuery }>('/search', async (request, reply) => {
    const q = wordsOf(request.query['q']);
    const kind = knownOf(request.query['kind'], searchKindLabels) as SearchKind | '';
    const query = { q, kind, cursor: textOf(request.query['cursor']) };
    const found = q === '' ? null : await gateway.get<SearchPage>(callerOf(request), '/search', query);
    return show(request, reply, {
      page: 'search',
      title: q === '' ? '搜索' : `搜索：${q}`,
      data: {
        q,
        kind,
        items: found?.items ?? null,
        missing: found?.missing ?? [],
        nextHref: nextHref('/search', { q, kind }, found?.nextCursor ?? null),
      },
    });
  });
}
