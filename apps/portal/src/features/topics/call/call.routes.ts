import type { TopicCallView, TopicPage } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import { toTopicCard } from '../topic-card.js';

export function callRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Params: { id: string } }>('/topic-calls/:id', async (request, reply) => {
    const caller = callerOf(request);
    const { id } = request.params;
    const [call, topics] = await Promise.all([
      gateway.get<TopicCallView>(caller, `/topic-calls/${encodeURIComponent(id)}`),
      gateway.get<TopicPage>(caller, '/topics', { callId: id, limit: 6 }),
    ]);
    return show(request, reply, {
      page: 'topicCall',
      title: call.title,
      description: call.brief.slice(0, 120),
      data: { call, topics: topics.items.map(toTopicCard) },
    });
  });
}
