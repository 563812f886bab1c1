import type { SimilarSuggestions, SuggestionReceipt } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { emptyForm, formValues, idempotencyKeyOf, keptForm } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { callerOf } from '../../../server/visit.js';
import type { FormState } from '../../../site/form.js';
import { regionGroups } from '../../../site/region-groups.js';
import { toSuggestionCard } from '../suggestion-card.js';
import { checkSuggestion, titleLimit } from './check-suggestion.js';
import { receiptRoutes, handOverReceipt } from './receipt.routes.js';
import type { SimilarCard, SuggestField } from './submit.data.js';

const fields = ['title', 'body', 'category', 'areaCode', 'displayName'] as const;

export function submitRoutes(app: FastifyInstance, portal: Portal): void {
  const page = new SuggestPage(portal);
  app.get('/suggest/new', (request, reply) => page.open(request, reply));
  app.post('/suggest/new', (request, reply) => page.submit(request, reply));
  app.get<{ Querystring: { title?: string } }>('/suggest/similar', async (request) => ({
    items: await page.findSimilar(request, String(request.query.title ?? '').trim()),
  }));
  receiptRoutes(app, portal);
}

interface Wanted {
  values: Record<SuggestField, string>;
  similar: SimilarCard[];
}

interface Shown {
  form: FormState<SuggestField>;
  similar?: SimilarCard[];
}

/** The form for a suggestion: similar matters come first, then the office gets it. */
class SuggestPage {
  constructor(private readonly portal: Portal) {}

  open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { areaCode } = this.portal.directory.self;
    return this.show(request, reply, { form: emptyForm({ areaCode, displayName: 'surname' }) });
  }

  async submit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const values = formValues(request, fields);
    const errors = checkSuggestion(values);
    const similar = await this.findSimilar(request, values.title);
    const isFaulty = Object.keys(errors).length > 0;
    const isNewToVisitor = similar.length > 0 && formValues(request, ['seenFor']).seenFor !== values.title;
    if (isFaulty || isNewToVisitor)
      return this.show(request, reply, { form: { ...emptyForm(values), errors }, similar });
    return this.send(request, reply, { values, similar });
  }

  /** Filed matters like this one, with their last official answer. Where they cannot be asked for, nobody is kept from submitting. */
  async findSimilar(request: FastifyRequest, title: string): Promise<SimilarCard[]> {
    if (title.length < 4 || title.length > titleLimit) return [];
    try {
      return await this.askForSimilar(request, title);
    } catch (error) {
      request.log.warn({ err: error }, 'similar suggestions not found');
      return [];
    }
  }

  private async askForSimilar(request: FastifyRequest, title: string): Promise<SimilarCard[]> {
    const { items } = await this.portal.gateway.get<SimilarSuggestions>(callerOf(request), '/suggestions/similar', {
      title,
    });
    return items.map(toSuggestionCard);
  }

  private async send(request: FastifyRequest, reply: FastifyReply, { values, similar }: Wanted): Promise<FastifyReply> {
    const command = { body: values, idempotencyKey: idempotencyKeyOf(request) };
    try {
      const receipt = await this.portal.gateway.post<SuggestionReceipt>(callerOf(request), '/suggestions', command);
      return handOverReceipt(request, reply, receipt);
    } catch (error) {
      return this.show(request, reply, { form: keptForm(values, error), similar });
    }
  }

  private show(request: FastifyRequest, reply: FastifyReply, { form, similar = [] }: Shown): Promise<FastifyReply> {
    const isRefused = request.method === 'POST';
    return this.portal.show(request, reply, {
      page: 'suggest',
      title: '提一条微建议',
      status: isRefused ? 422 : 200,
      description: '身边的小事、急事，写给政协。约 3 分钟，提交后可凭编号查进度。',
      data: {
        form,
        similar,
        regions: regionGroups(this.portal.directory.self),
        isSignedIn: callerOf(request).session !== null,
      },
    });
  }
}
