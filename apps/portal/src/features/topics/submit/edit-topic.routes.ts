import type { TopicView } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { emptyForm, formValues, idempotencyKeyOf, keptForm, versionOf } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import { checkTopicText } from './check-topic.js';
import type { EditTopicData, TopicTextField } from './new-topic.data.js';

interface Address {
  Params: { id: string };
}

const fields = ['title', 'situation', 'analysis', 'proposal'] as const satisfies TopicTextField[];

/** A topic that its author was asked to change. */
export function editTopicRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  const pathOf = ({ params }: FastifyRequest<Address>): string => `/topics/${encodeURIComponent(params.id)}`;
  const open = async (
    request: FastifyRequest<Address>,
    reply: FastifyReply,
    form?: EditTopicData['form'],
  ): Promise<FastifyReply> => {
    const topic = await gateway.get<TopicView>(callerOf(request), pathOf(request));
    if (!topic.actions.includes('revise')) return reply.redirect(pathOf(request), 303);
    const { title, situation, analysis, proposal } = topic;
    const asRead = emptyForm<TopicTextField>({ title, situation, analysis: analysis ?? '', proposal });
    return show(request, reply, {
      page: 'topicEdit',
      title: '修改议题',
      status: form ? 422 : 200,
      data: { topic, form: form ?? asRead },
    });
  };

  app.get<Address>('/topics/:id/edit', (request, reply) => open(request, reply));

  app.post<Address>('/topics/:id/edit', async (request, reply) => {
    const values = formValues(request, fields);
    const errors = checkTopicText(values);
    if (Object.keys(errors).length > 0) return open(request, reply, { ...emptyForm(values), errors });
    const body = { ...values, analysis: values.analysis || undefined, expectedVersion: versionOf(request) };
    try {
      const command = { body, idempotencyKey: idempotencyKeyOf(request) };
      await gateway.post<TopicView>(callerOf(request), `${pathOf(request)}/actions/revise`, command);
    } catch (error) {
      return open(request, reply, keptForm(values, error));
    }
    return reply.redirect(`${pathOf(request)}?done=revised`, 303);
  });
}
