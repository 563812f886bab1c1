import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { LoggerService } from '@nestjs/common';
import type { Tracer } from '@qsl/messaging';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import type { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { tagPublicAnswer } from './http/entity-tag.js';
import { endConnectionsOnClose } from './http/last-answers.js';
import { requestIdOf } from './http/request-id.js';
import { secure } from './http/security-headers.js';
import { measureRequests } from './metrics/http-metrics.js';
import { traceRequests } from './metrics/http-spans.js';
import { buildOpenApiDocument } from './openapi/openapi-document.js';
import { toFailure } from './problem/failure.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { sendProblem } from './problem/send-problem.js';
import { registerPages } from './proxy/pages.js';

const maxBodyBytes = 1_048_576;
/** Enough for a file of 20 MB over a line of 2 Mbit/s. */
const receiveTimeoutMs = 120_000;

const adapter = (config: GatewayConfig) =>
  new FastifyAdapter({
    bodyLimit: maxBodyBytes,
    requestTimeout: receiveTimeoutMs,
    trustProxy: config.trustProxy.split(',').map((address) => address.trim()),
    genReqId: requestIdOf,
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/api\/v1(?=\/health\/)/, ''),
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, toFailure(error)),
    logger: false,
  });

/** The application, ready to listen, with the metrics that it keeps. */
export async function createGateway(
  config: GatewayConfig,
  logger: LoggerService,
  tracer: Tracer,
): Promise<{ app: NestFastifyApplication; metrics: Registry }> {
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.with(config, tracer), adapter(config), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  const metrics = measureRequests(fastify);
  if (config.otelExporterOtlpEndpoint) traceRequests(fastify, tracer, config.trustTraceparent);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    secure(request, reply, config.cookieSecure);
  });
  fastify.addHook('onSend', tagPublicAnswer);
  endConnectionsOnClose(fastify);
  await app.register(cookie);
  await app.register(multipart, { throwFileSizeLimit: false });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
  app.useGlobalFilters(new ProblemFilter());
  SwaggerModule.setup('api/docs', app, () => buildOpenApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '秦商量 · 接口文档',
  });
  await registerPages(fastify, config);
  return { app, metrics };
}
