import type { PersonView, SuggestionPage } from '@qsl/contracts';
import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../../api/problem.js';
import { orNull } from '../../api/refusal.js';
import { emptyForm, formValues, refusedForm } from '../../server/form-values.js';
import type { Portal } from '../../server/portal.js';
import { callerOf, pathWithin } from '../../server/visit.js';
import { loadMyTopics } from '../topics/load-my-topics.js';
import { toSuggestionCard } from '../suggestions/suggestion-card.js';

export function identityRoutes(app: FastifyInstance, portal: Portal): void {
  signInRoutes(app, portal);
  signOutRoute(app, portal);
  meRoute(app, portal);
}

function signInRoutes(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: { next?: string } }>('/login', async (request, reply) => {
    const next = pathWithin(request.query.next);
    return show(request, reply, { page: 'login', title: '登录', data: { form: emptyForm(), next } });
  });

  app.post('/login', async (request, reply) => {
    const { account, password, next } = formValues(request, ['account', 'password', 'next']);
    try {
      const cookies = await gateway.signIn(callerOf(request), { account, password });
      return await reply.header('set-cookie', cookies).redirect(pathWithin(next), 303);
    } catch (error) {
      const form = { ...refusedForm({ account, password }, error), values: { account } };
      return show(request, reply, {
        page: 'login',
        title: '登录',
        status: 422,
        data: { form, next: pathWithin(next) },
      });
    }
  });
}

function signOutRoute(app: FastifyInstance, { config, gateway }: Portal): void {
  app.post('/logout', async (request, reply) => {
    const cookies = await gateway.signOut(callerOf(request)).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return [];
      throw error;
    });
    return reply.clearCookie(config.sessionCookie, { path: '/' }).header('set-cookie', cookies).redirect('/', 303);
  });
}

function meRoute(app: FastifyInstance, { gateway, show }: Portal): void {
  app.get<{ Querystring: { cursor?: string } }>('/me', async (request, reply) => {
    const caller = callerOf(request);
    const [person, page, topics] = await Promise.all([
      gateway.get<PersonView>(caller, '/me'),
      gateway.get<SuggestionPage>(caller, '/me/submissions', { cursor: request.query.cursor }),
      orNull(loadMyTopics(gateway, caller)),
    ]);
    const cards = page.items.map(toSuggestionCard);
    const isTask = ({ state }: { state: string }) => state === 'needs_revision' || state === 'answered';
    return show(request, reply, {
      page: 'me',
      title: '我的',
      data: {
        person,
        topics,
        tasks: cards.filter(isTask),
        others: cards.filter((card) => !isTask(card)),
        nextHref: page.nextCursor ? `/me?cursor=${encodeURIComponent(page.nextCursor)}` : null,
      },
    });
  });
}
