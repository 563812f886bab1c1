import type { TopicView } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';

export function topicReceiptRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Params: { id: string } }>('/topics/:id/receipt', async (request, reply) => {
    const path = `/topics/${encodeURIComponent(request.params.id)}`;
    const topic = await gateway.get<TopicView>(callerOf(request), path);
    if (!topic.mine) return reply.redirect(path, 303);
    return show(request, reply, { page: 'topicReceipt', title: '提交成功', data: { topic } });
  });
}
