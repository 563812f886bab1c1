import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Measures and logs every request by its route, never by its address: queries hold codes, paths hold ids. */
export function measureRequests(fastify: FastifyInstance): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service: 'gateway' });
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'qsl_http_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const logger = new Logger('Request');
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    logger.log(
      `${request.method} ${route} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms request=${request.id}`,
    );
  });
  return registry;
}
