import files from '@fastify/static';
import { createLogger } from '@qsl/service-kit';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeskConfig } from '../desk.config.js';
import { addSecurityHeaders } from './security-headers.js';

/** Folder of the built pages; the same from sources and from `dist`. */
const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** The desk's server, ready to listen: the built application, and its first page for every address below `/desk`. */
export async function createServer(config: DeskConfig): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = createLogger('desk', config.logLevel);
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback, linklocal, uniquelocal',
    requestIdHeader: 'x-request-id',
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
  });
  app.addHook('onRequest', addSecurityHeaders);
  app.addHook('onResponse', logResponse);
  await app.register(files, { root: clientFolder, serve: false });
  await app.register(files, {
    root: join(clientFolder, 'assets'),
    prefix: '/desk/assets/',
    decorateReply: false,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
  });
  addPages(app);
  addHealth(app);
  return app;
}

function addPages(app: FastifyInstance): void {
  const sendPage = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  app.get('/desk', sendPage);
  app.get('/desk/*', sendPage);
  app.get('/desk/icon.svg', (_request, reply) => reply.sendFile('icon.svg', { maxAge: '1d' }));
}

/** For whoever runs the server; `ready` says whether there are pages to show. */
function addHealth(app: FastifyInstance): void {
  app.get('/health/live', async () => ({ ok: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ok = await access(join(clientFolder, 'index.html')).then(
      () => true,
      () => false,
    );
    return reply.code(ok ? 200 : 503).send({ service: 'desk', parts: [{ name: 'pages', ok }] });
  });
}

/** One line a request: the route, never the address, which may hold what somebody searched for. */
async function logResponse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { method, url } = request.routeOptions;
  const ms = Math.round(reply.elapsedTime);
  request.log.info({ method, route: url ?? null, status: reply.statusCode, ms, requestId: request.id }, 'request');
}
