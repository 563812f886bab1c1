import httpProxy from '@fastify/http-proxy';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RawServerBase, RequestGenericInterface } from 'fastify';
import type { GatewayConfig } from '../gateway.config.js';
import { toFailure } from '../problem/failure.js';
import { sendProblem } from '../problem/send-problem.js';
import { answerUnavailable } from './page-unavailable.js';

type Headers = Record<string, string | string[] | undefined>;

/** Tells the page server who asked; what the visitor says of themselves is not passed on. */
function forwarded(request: FastifyRequest<RequestGenericInterface, RawServerBase>, headers: Headers): Headers {
  return {
    ...headers,
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
    'x-request-id': request.id,
  };
}

async function proxyPages(fastify: FastifyInstance, prefix: string, upstream: string): Promise<void> {
  await fastify.register(httpProxy, {
    upstream,
    prefix,
    rewritePrefix: prefix,
    disableRequestLogging: true,
    replyOptions: {
      rewriteRequestHeaders: forwarded,
      retryDelay: () => null,
      onError: (reply) => answerUnavailable(reply as FastifyReply),
    },
  });
}

const nothingThere = toFailure(new NotFoundException());

/** Everything that is not the API comes from the page servers; what looks like the API and is not is a 404 of ours. */
export async function registerPages(fastify: FastifyInstance, config: GatewayConfig): Promise<void> {
  for (const path of ['/api', '/api/*', '/health/*']) {
    fastify.all(path, (request, reply) => sendProblem(request, reply, nothingThere));
  }
  if (config.deskUrl) await proxyPages(fastify, '/desk', config.deskUrl);
  if (config.portalUrl) await proxyPages(fastify, '/', config.portalUrl);
}
