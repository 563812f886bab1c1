import type { FastifyInstance } from 'fastify';
import type { Gateway } from '../api/gateway.js';

/** For whoever runs the server; `ready` says whether the pages would have anything to show. */
export function healthRoutes(app: FastifyInstance, gateway: Gateway): void {
  app.get('/health/live', async () => ({ ok: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ok = await gateway.isReady();
    return reply.code(ok ? 200 : 503).send({ service: 'portal', parts: [{ name: 'gateway', ok }] });
  });
}
