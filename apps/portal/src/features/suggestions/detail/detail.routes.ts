import type { SuggestionView } from '@qsl/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Gateway } from '../../../api/gateway.js';
import type { Portal } from '../../../server/portal.js';
import type { PageView } from '../../../pages.js';
import { emptyForm, formValues, idempotencyKeyOf, refusedForm, versionOf } from '../../../server/form-values.js';
import { callerOf } from '../../../server/visit.js';
import { loadWatch } from '../../notices/load-watch.js';
import { loadMatter } from '../load-matter.js';
import type { DetailData } from './detail.data.js';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

const deeds = ['rated', 'supplemented'] as const;

export function detailRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  const act = async (request: FastifyRequest<Address>, verb: string, values: object): Promise<void> => {
    await gateway.post<SuggestionView>(
      callerOf(request),
      `/suggestions/${encodeURIComponent(request.params.id)}/actions/${verb}`,
      {
        body: { ...values, expectedVersion: versionOf(request) },
        idempotencyKey: idempotencyKeyOf(request),
      },
    );
  };

  app.get<Address>('/suggestions/:id', async (request, reply) =>
    show(request, reply, toPage(await load(gateway, request))),
  );

  app.post<Address>('/suggestions/:id/rate', async (request, reply) => {
    const values = formValues(request, ['attitude', 'result', 'comment']);
    try {
      await act(request, 'rate', { ...values, comment: values.comment || undefined });
    } catch (error) {
      const rating = refusedForm(values, error);
      return show(request, reply, { ...toPage({ ...(await load(gateway, request)), rating }), status: 422 });
    }
    return reply.redirect(`/suggestions/${request.params.id}?done=rated`, 303);
  });

  app.post<Address>('/suggestions/:id/supplement', async (request, reply) => {
    const values = formValues(request, ['text']);
    try {
      await act(request, 'supplement', values);
    } catch (error) {
      const supplement = refusedForm(values, error);
      return show(request, reply, { ...toPage({ ...(await load(gateway, request)), supplement }), status: 422 });
    }
    return reply.redirect(`/suggestions/${request.params.id}?done=supplemented`, 303);
  });
}

async function load(gateway: Gateway, request: FastifyRequest<Address>): Promise<DetailData> {
  const { id } = request.params;
  const caller = callerOf(request);
  const [matter, watch] = await Promise.all([
    loadMatter(gateway, caller, id),
    loadWatch(gateway, caller, { kind: 'suggestion', id }),
  ]);
  const done = deeds.find((deed) => deed === request.query.done) ?? null;
  return { ...matter, watch, done, rating: emptyForm(), supplement: emptyForm() };
}

function toPage(data: DetailData): PageView & { page: 'detail' } {
  const { title, body } = data.suggestion;
  return { page: 'detail', title, description: body.slice(0, 120), data };
}
