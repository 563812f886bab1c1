import type { TopicCallPage, TopicCallView, TopicPage } from '@qsl/contracts';
import { topicStateLabels } from '@qsl/ui';
import type { FastifyInstance } from 'fastify';
import type { Caller, Gateway } from '../../../api/gateway.js';
import type { Portal } from '../../../server/portal.js';
import { idOf, knownOf, textOf, wordsOf, type AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { nextHref } from '../../../site/href.js';
import { toTopicCard } from '../topic-card.js';

const openCallsShown = 4;

export function topicsRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: AddressQuery }>('/topics', async (request, reply) => {
    const { call, state, q, cursor } = request.query;
    const filters = { call: idOf(call), state: knownOf(state, topicStateLabels), q: wordsOf(q) };
    const query = { callId: filters.call, state: filters.state, q: filters.q, cursor: textOf(cursor) };
    const caller = callerOf(request);
    const [page, calls] = await Promise.all([
      gateway.get<TopicPage>(caller, '/topics', query),
      loadCalls(gateway, caller),
    ]);
    return show(request, reply, {
      page: 'topics',
      title: '议题征集',
      description: '正在征集的议题、大家已报送的议题和附议情况。报一个议题，参与协商。',
      data: {
        ...calls,
        filters,
        items: page.items.map(toTopicCard),
        nextHref: nextHref('/topics', filters, page.nextCursor),
      },
    });
  });
}

async function loadCalls(gateway: Gateway, caller: Caller) {
  const { items } = await gateway.get<TopicCallPage>(caller, '/topic-calls', { limit: 50 });
  const shown = items.filter(({ isOpen }) => isOpen).slice(0, openCallsShown);
  const open = await Promise.all(shown.map(({ id }) => gateway.get<TopicCallView>(caller, `/topic-calls/${id}`)));
  return { open, past: items.filter((call) => !shown.includes(call)) };
}
