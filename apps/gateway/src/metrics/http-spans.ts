import type { Span, Tracer } from '@qsl/messaging';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Asked for all day long by machines. */
const isOfHealth = (route: string): boolean => route.includes('/health/');

function begin(tracer: Tracer, request: FastifyRequest, isTrusted: boolean): Span {
  const route = request.routeOptions.url ?? 'none';
  const attributes = { 'http.request.method': request.method, 'http.route': route };
  const sketch = { name: `${request.method} ${route}`, kind: 'server', attributes } as const;
  const { traceparent } = request.headers;
  const outside = typeof traceparent === 'string' ? traceparent : undefined;
  const continued = isTrusted ? tracer.goOn(outside, sketch) : undefined;
  return continued?.traceparent ? continued : tracer.begin({ ...sketch, links: [outside] });
}

/**
 * A span for every request, by its route, never by its address: queries hold codes, paths hold ids. It is where traces begin: whoever asks
 * from outside has no say in them, and is only linked to, unless `isTrusted`.
 */
export function traceRequests(fastify: FastifyInstance, tracer: Tracer, isTrusted: boolean): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', async (request) => {
    if (!isOfHealth(request.routeOptions.url ?? '')) spans.set(request, begin(tracer, request, isTrusted));
  });
  // As late as can be: reading a body ends in the context of its last packet.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  fastify.addHook('onResponse', async (request, { statusCode }) => {
    const attributes = { 'http.response.status_code': statusCode };
    spans.get(request)?.end({ attributes, ...(statusCode < 500 ? {} : { fault: String(statusCode) }) });
  });
}
