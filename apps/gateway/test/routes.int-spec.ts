import type { FieldFault } from '@qsl/contracts';
import { person } from './fake-services.js';
import { articleRoutes } from './routes/article-routes.js';
import { consultationRoutes } from './routes/consultation-routes.js';
import { noticeRoutes } from './routes/notice-routes.js';
import { officeRoutes } from './routes/office-routes.js';
import { addressOf, idsOf } from './routes/routes.js';
import { topicRoutes } from './routes/topic-routes.js';
import { startGateway, type RunningGateway } from './running-gateway.js';

const modules = [officeRoutes, topicRoutes, consultationRoutes, articleRoutes, noticeRoutes];
const reads = modules.flatMap((routes) => routes.reads);
const changes = modules.flatMap((routes) => routes.changes);

describe('a route', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(async () => gateway.close());

  const change = (route: string, body: object | null): Promise<Response> => {
    const [method = '', path = ''] = route.split(' ');
    return gateway.ask(addressOf(path), { method, ...(body && { body }) });
  };

  it.each(reads)('GET %s asks its service once, for the signed-in person', async (path, contract, query = {}) => {
    const view = { seen: contract.subject, attachments: [] };
    gateway.services.answer(contract, () => view);
    const response = await gateway.ask(addressOf(path));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(view);
    expect(gateway.services.last()).toMatchObject({
      subject: contract.subject,
      call: { actor: { personId: person.id, roles: ['staff'] } },
    });
    expect(gateway.services.last().body).toEqual({ ...idsOf(path), ...query });
  });

  it.each(changes)('%s hands over the ids of the path and the body', async (route, contract, body) => {
    const view = { seen: contract.subject, attachments: [] };
    gateway.services.answer(contract, () => view);
    const response = await change(route, body);
    expect(await response.json()).toEqual(view);
    expect(response.ok).toBe(true);
    expect(gateway.services.last()).toMatchObject({ subject: contract.subject });
    expect(gateway.services.last().body).toEqual({ ...idsOf(route), ...body });
  });

  it.each(changes.filter(([, , body]) => body && 'expectedVersion' in body))(
    '%s without a version reaches no service',
    async (route, contract, body) => {
      gateway.services.forget();
      const response = await change(route, { ...body, expectedVersion: undefined });
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as { errors: FieldFault[] };
      expect(errors.map(({ field }) => field)).toContain('expectedVersion');
      await gateway.services.flush();
      expect(gateway.services.stayed(contract)).toBe(true);
    },
  );

  it('that makes something says 201, one that changes something 200', async () => {
    expect((await change('POST /consultations/:id/comments', { type: 'info', text: '补充情况' })).status).toBe(201);
    expect((await change('PUT /consultations/:id/statements/:statementId/vote', { vote: 'pass' })).status).toBe(200);
  });
});
