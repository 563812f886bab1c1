import type { TrackView } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../../../api/problem.js';
import { emptyForm, formValues, refusedForm } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import type { FormState } from '../../../site/form.js';
import { toSuggestionCard } from '../suggestion-card.js';

const title = '查办理进度';
const description = '凭编号和查询码查看办理进度，不需要账号。';

/** Progress without an account. The query code comes in the body of a form, so that it stands in no address and no log. */
export function trackRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: { code?: string } }>('/track', async (request, reply) => {
    const code = typeof request.query.code === 'string' ? request.query.code.slice(0, 40) : '';
    return show(request, reply, {
      page: 'track',
      title,
      description,
      data: { form: emptyForm({ code }), found: null },
    });
  });

  app.post('/track', async (request, reply) => {
    const typed = formValues(request, ['code', 'queryCode']);
    const values = { code: normalise(typed.code), queryCode: normalise(typed.queryCode) };
    try {
      const { suggestion, timeline } = await gateway.get<TrackView>(callerOf(request), '/track', values);
      const found = { suggestion: toSuggestionCard(suggestion), timeline };
      return await show(request, reply, { page: 'track', title, data: { form: emptyForm(values), found } });
    } catch (error) {
      return show(request, reply, {
        page: 'track',
        title,
        status: 422,
        data: { form: refusal(values, error), found: null },
      });
    }
  });
}

/** Codes are read over the telephone and typed in any case and width. */
function normalise(code: string): string {
  return code.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

function refusal(values: { code: string; queryCode: string }, error: unknown): FormState<'code' | 'queryCode'> {
  const isUnknown = error instanceof ApiProblem && error.status === 404;
  if (isUnknown) return { ...emptyForm(values), failure: '编号与查询码不相符，请核对回执后重新输入。' };
  return refusedForm(values, error);
}
