import type { SuggestionPage } from '@qsl/contracts';
import { categoryLabels, suggestionStateLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import { toSuggestionCard } from '../suggestion-card.js';
import type { ListFilters } from './list.data.js';

type Query = Partial<Record<keyof ListFilters | 'cursor', string>>;

export function listRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: Query }>('/suggestions', async (request, reply) => {
    const filters = toFilters(request.query);
    const query = { ...filters, cursor: textOf(request.query.cursor) };
    const page = await gateway.get<SuggestionPage>(callerOf(request), '/suggestions', query);
    return show(request, reply, {
      page: 'list',
      title: '微建议',
      description: '大家提出的微建议和办理情况，可按办理状态、类别查找。',
      data: { filters, items: page.items.map(toSuggestionCard), nextHref: nextHref(filters, page.nextCursor) },
    });
  });
}

/** What an address says beyond the lists is left out, so that an old link still opens. */
function toFilters({ q, state, category }: Query): ListFilters {
  return {
    q: textOf(q).slice(0, 50),
    state: textOf(state) in suggestionStateLabels ? textOf(state) : '',
    category: textOf(category) in categoryLabels ? textOf(category) : '',
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function nextHref(filters: ListFilters, cursor: string | null): string | null {
  if (!cursor) return null;
  const given = Object.entries({ ...filters, cursor }).filter(([, value]) => value !== '');
  return `/suggestions?${new URLSearchParams(given)}`;
}
