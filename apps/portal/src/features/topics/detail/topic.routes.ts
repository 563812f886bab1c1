import type { ArticlePage, ConsultationView, TimelineView, TopicView } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../../api/gateway.js';
import { orNull, refusalOf } from '../../../api/refusal.js';
import { emptyForm, formValues, idempotencyKeyOf, keptForm, versionOf } from '../../../server/form-values.js';
import type { Portal } from '../../../server/portal.js';
import { deedOf, type AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';
import { loadWatch } from '../../notices/load-watch.js';
import { toTopicCard } from '../topic-card.js';
import { topicDeeds, type TopicData } from './topic.data.js';

interface Address {
  Params: { id: string };
  Querystring: AddressQuery;
}

type TopicRequest = FastifyRequest<Address>;
type Deed = keyof typeof topicDeeds;

export function topicRoutes(app: FastifyInstance, portal: Portal): void {
  const page = new TopicPage(portal);
  app.get<Address>('/topics/:id', (request, reply) => page.show(request, reply));
  app.post<Address>('/topics/:id/support', (request, reply) => page.support(request, reply));
  app.post<Address>('/topics/:id/invitation', (request, reply) => page.answerInvitation(request, reply));
  app.post<Address>('/topics/:id/withdraw', (request, reply) => page.withdraw(request, reply));
  app.post<Address>('/topics/:id/invite', (request, reply) => page.invite(request, reply));
}

/** A topic with what its readers, co-sponsors and author can do. */
class TopicPage {
  constructor(private readonly portal: Portal) {}

  async show(request: TopicRequest, reply: FastifyReply, refused: Partial<TopicData> = {}): Promise<FastifyReply> {
    const data = { ...(await this.load(request)), ...refused };
    const { title, situation } = data.topic;
    const status = request.method === 'POST' ? 422 : 200;
    return this.portal.show(request, reply, {
      page: 'topic',
      title,
      description: situation.slice(0, 120),
      status,
      data,
    });
  }

  support(request: TopicRequest, reply: FastifyReply): Promise<FastifyReply> {
    const supported = formValues(request, ['supported']).supported === 'true';
    const deed = supported ? 'supported' : 'unsupported';
    return this.act(request, reply, { deed, path: '/supports', body: { supported } });
  }

  answerInvitation(request: TopicRequest, reply: FastifyReply): Promise<FastifyReply> {
    const accepted = formValues(request, ['accepted']).accepted === 'true';
    const deed = accepted ? 'joined' : 'refused';
    return this.act(request, reply, { deed, path: '/actions/answer-invitation', body: { accepted } });
  }

  withdraw(request: TopicRequest, reply: FastifyReply): Promise<FastifyReply> {
    const body = { ...formValues(request, ['code']), expectedVersion: versionOf(request) };
    return this.act(request, reply, { deed: 'withdrawn', path: '/actions/withdraw', body });
  }

  async invite(request: TopicRequest, reply: FastifyReply): Promise<FastifyReply> {
    const values = formValues(request, ['account']);
    const body = { ...values, expectedVersion: versionOf(request) };
    try {
      const command = { body, idempotencyKey: idempotencyKeyOf(request) };
      await this.portal.gateway.post<TopicView>(callerOf(request), `${pathOf(request)}/actions/invite`, command);
    } catch (error) {
      return this.show(request, reply, { invitation: keptForm(values, error) });
    }
    return reply.redirect(`${pathOf(request)}?done=invited`, 303);
  }

  private async act(
    request: TopicRequest,
    reply: FastifyReply,
    { deed, path, body }: { deed: Deed; path: string; body: object },
  ): Promise<FastifyReply> {
    try {
      await this.portal.gateway.post<TopicView>(callerOf(request), pathOf(request) + path, { body });
    } catch (error) {
      return this.show(request, reply, { failure: refusalOf(error) });
    }
    return reply.redirect(`${pathOf(request)}?done=${deed}`, 303);
  }

  private async load(request: TopicRequest): Promise<TopicData> {
    const { gateway } = this.portal;
    const caller = callerOf(request);
    const path = pathOf(request);
    const [topic, timeline, watch, news] = await Promise.all([
      gateway.get<TopicView>(caller, path),
      orNull(gateway.get<TimelineView>(caller, `${path}/timeline`)),
      loadWatch(gateway, caller, { kind: 'topic', id: request.params.id }),
      orNull(gateway.get<ArticlePage>(caller, '/articles', { linkedTo: request.params.id, limit: 5 })),
    ]);
    return {
      topic: toTopicCard(topic),
      isAnnounced: await this.isAnnounced(caller, topic),
      timeline,
      watch,
      news: news?.items ?? [],
      done: deedOf(request.query['done'], topicDeeds),
      failure: null,
      invitation: emptyForm(),
    };
  }

  private async isAnnounced(caller: Caller, { consultation }: TopicView): Promise<boolean> {
    if (!consultation) return false;
    const path = `/consultations/${consultation.id}`;
    return (await orNull(this.portal.gateway.get<ConsultationView>(caller, path))) !== null;
  }
}

function pathOf({ params }: TopicRequest): string {
  return `/topics/${encodeURIComponent(params.id)}`;
}
