import type { TopicCallView, TopicReceipt } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { emptyForm, formValues, idempotencyKeyOf, keptForm } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { idOf, type AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import type { FormState } from '../../../site/form.js';
import { regionGroups } from '../../../site/region-groups.js';
import { checkTopic, readAccounts } from './check-topic.js';
import type { NewTopicField } from './new-topic.data.js';

const fields = [
  'title',
  'situation',
  'analysis',
  'proposal',
  'areaCode',
  'displayName',
  'coSponsors',
] as const satisfies NewTopicField[];

interface Shown {
  callId: string;
  form: FormState<NewTopicField>;
}

/** The form for a topic that answers a call. */
export function newTopicRoutes(app: FastifyInstance, portal: Portal): void {
  const { gateway, directory } = portal;
  const open = async (request: FastifyRequest, reply: FastifyReply, { callId, form }: Shown): Promise<FastifyReply> => {
    const caller = callerOf(request);
    const call = await gateway.get<TopicCallView>(caller, `/topic-calls/${callId}`);
    return portal.show(request, reply, {
      page: 'topicNew',
      title: '报一个议题',
      status: request.method === 'POST' ? 422 : 200,
      data: { call, form, regions: regionGroups(directory.self), isSignedIn: caller.session !== null },
    });
  };

  app.get<{ Querystring: AddressQuery }>('/topics/new', async (request, reply) => {
    const callId = idOf(request.query['call']);
    if (callId === '') return reply.redirect('/topics', 303);
    const { areaCode } = directory.self;
    return open(request, reply, { callId, form: emptyForm({ areaCode, displayName: 'surname' }) });
  });

  app.post('/topics/new', async (request, reply) => {
    const callId = idOf(formValues(request, ['callId']).callId);
    if (callId === '') return reply.redirect('/topics', 303);
    const values = formValues(request, fields);
    const errors = checkTopic(values);
    if (Object.keys(errors).length > 0) return open(request, reply, { callId, form: { ...emptyForm(values), errors } });
    const body = {
      ...values,
      callId,
      analysis: values.analysis || undefined,
      coSponsors: readAccounts(values.coSponsors),
    };
    try {
      const command = { body, idempotencyKey: idempotencyKeyOf(request) };
      const { id } = await gateway.post<TopicReceipt>(callerOf(request), '/topics', command);
      return await reply.redirect(`/topics/${id}/receipt`, 303);
    } catch (error) {
      return open(request, reply, { callId, form: keptForm(values, error) });
    }
  });
}
