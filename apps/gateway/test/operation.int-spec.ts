import { checkHealth, listCases, type HealthView } from '@qsl/contracts';
import { freePort, startNats, waitUntil } from '@qsl/testing';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { token } from './fake-services.js';
import { startGateway, type RunningGateway } from './running-gateway.js';

const well = (service: string): HealthView => ({ service, parts: [{ name: 'database', ok: true, detail: null }] });
const services = ['identity', 'suggestions', 'topics', 'consultations', 'news', 'notices', 'relay'];

describe('the health of an instance', () => {
  it('is that of every part of every service; the reason is for the operator only', async () => {
    const healthPort = await freePort();
    const gateway = await startGateway({ HEALTH_PORT: String(healthPort) });
    for (const service of services) gateway.services.answer(checkHealth(service), () => well(service));
    const ready = await gateway.ask('/health/ready', { visitor: true });
    expect(ready.status).toBe(200);
    expect(((await ready.json()) as HealthView).parts.map(({ name }) => name)).toContain('identity.database');

    gateway.services.answer(checkHealth('relay'), () => ({
      service: 'relay',
      parts: [{ name: 'links', ok: false, detail: 'p610000 stalled' }],
    }));
    const bad = await gateway.ask('/health/ready', { visitor: true });
    expect(bad.status).toBe(503);
    expect(((await bad.json()) as HealthView).parts).toContainEqual({ name: 'relay.links', ok: false, detail: null });
    const operator = await fetch(`http://127.0.0.1:${healthPort}/health/ready`);
    expect(operator.status).toBe(503);
    expect(((await operator.json()) as HealthView).parts).toContainEqual({
      name: 'relay.links',
      ok: false,
      detail: 'p610000 stalled',
    });
    await gateway.close();
  });

  it('is bad, and the gateway alive, where a service does not answer', async () => {
    const gateway = await startGateway();
    expect((await gateway.ask('/health/live', { visitor: true })).status).toBe(200);
    expect((await gateway.ask('/api/v1/health/live', { visitor: true })).status).toBe(200);
    const response = await gateway.ask('/health/ready', { visitor: true });
    expect(response.status).toBe(503);
    expect(((await response.json()) as HealthView).parts.map(({ name }) => name)).toEqual(services);
    await gateway.close();
  });

  it('shows metrics by route on the operator’s port, and not to the public', async () => {
    const healthPort = await freePort();
    const gateway = await startGateway({ HEALTH_PORT: String(healthPort) });
    await gateway.ask('/api/v1/cases/1');
    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
    expect(metrics).toMatch(/^qsl_http_seconds_count\{.*method="GET",route="\/api\/v1\/cases\/:id",status="400"\} 1$/m);
    expect((await gateway.ask('/metrics')).status).toBe(404);
    await gateway.close();
  });
});

describe('a gateway', () => {
  it('says 503 while the broker is away, and works again when it is back', async () => {
    const gateway = await startGateway();
    gateway.services.answer(listCases, () => ({ items: [], nextCursor: null }));
    expect((await gateway.ask('/api/v1/cases')).status).toBe(200);
    const ask = () => fetch(`${gateway.url}/api/v1/cases`, { headers: { authorization: `Bearer ${token}` } });
    await gateway.nats.kill();
    expect((await ask()).status).toBe(503);
    const back = await startNats({ port: gateway.nats.port });
    await waitUntil(async () => (await ask()).status === 200);
    await gateway.close();
    await back.stop();
  });

  it('lets a request in work finish before it stops', async () => {
    const gateway = await startGateway();
    let answer = (): void => undefined;
    gateway.services.answerLater(listCases, (reply) => {
      answer = () => reply({ items: [], nextCursor: null });
    });
    const response = gateway.ask('/api/v1/cases');
    await waitUntil(() => gateway.services.received.some(({ subject }) => subject === listCases.subject));
    const closed = gateway.stop();
    answer();
    expect((await response).status).toBe(200);
    await closed;
    await gateway.close();
  });
});

describe('the pages', () => {
  let gateway: RunningGateway;
  let portal: Server;
  let seen: IncomingMessage | undefined;

  beforeAll(async () => {
    portal = createServer((request, response) => {
      seen = request;
      request
        .resume()
        .on('end', () =>
          response
            .writeHead(200, { 'content-type': 'text/html', 'cache-control': 'public' })
            .end(`<p>${request.url}</p>`),
        );
    }).listen(0, '127.0.0.1');
    await once(portal, 'listening');
    const address = portal.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    gateway = await startGateway({
      PORTAL_URL: `http://127.0.0.1:${port}`,
      DESK_URL: `http://127.0.0.1:${await freePort()}`,
    });
  });
  afterAll(async () => {
    await gateway.close();
    portal.close();
  });

  it.each(['/', '/suggestions/new?step=2', '/desktop'])('of the portal are at %s', async (path) => {
    const response = await gateway.ask(path, {
      visitor: true,
      headers: { cookie: 'qsl_session=x', 'x-forwarded-for': '192.0.2.1' },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(`<p>${path}</p>`);
    expect(seen?.headers).toMatchObject({
      cookie: 'qsl_session=x',
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-proto': 'http',
    });
    expect(response.headers.get('content-security-policy')).toBeNull();
  });

  it('get forms as they were sent', async () => {
    const response = await gateway.ask('/suggestions/new', {
      method: 'POST',
      visitor: true,
      body: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(200);
    expect(seen?.headers['content-length']).toBe('7');
  });

  it.each(['/desk', '/desk/cases'])('say in Chinese at %s that their server is not running', async (path) => {
    const response = await gateway.ask(path, { visitor: true });
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('页面服务暂未运行');
  });

  it.each(['/api/v1/nowhere', '/api', '/health/other'])('are not at %s', async (path) => {
    const response = await gateway.ask(path, { visitor: true });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});
