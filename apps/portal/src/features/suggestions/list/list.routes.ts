import type { SuggestionPage } from '@qsl/contracts';
import { categoryLabels, suggestionStateLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../../server/portal.js';
import { knownOf, textOf, wordsOf, type AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { nextHref } from '../../../site/href.js';
import { toSuggestionCard } from '../suggestion-card.js';
import type { ListFilters } from './list.data.js';

export function listRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: AddressQuery }>('/suggestions', async (request, reply) => {
    const filters = toFilters(request.query);
    const query = { ...filters, cursor: textOf(request.query.cursor) };
    const page = await gateway.get<SuggestionPage>(callerOf(request), '/suggestions', query);
    return show(request, reply, {
      page: 'list',
      title: '微建议',
      description: '大家提出的微建议和办理情况，可按办理状态、类别查找。',
      data: {
        filters,
        items: page.items.map(toSuggestionCard),
        nextHref: nextHref('/suggestions', { ...filters }, page.nextCursor),
      },
    });
  });
}

/** What an address says beyond the lists is left out, so that an old link still opens. */
function toFilters({ q, state, category }: AddressQuery): ListFilters {
  return {
    q: wordsOf(q),
    state: knownOf(state, suggestionStateLabels),
    category: knownOf(category, categoryLabels),
  };
}
