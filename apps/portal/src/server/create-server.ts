import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import files from '@fastify/static';
import { createLogger, OfficeDirectory } from '@qsl/service-kit';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Gateway } from '../api/gateway.js';
import { aboutRoutes } from '../features/about/about.routes.js';
import { consultationModuleRoutes } from '../features/consultations/consultations.routes.js';
import { homeRoutes } from '../features/home/home.routes.js';
import { identityRoutes } from '../features/identity/identity.routes.js';
import { newsRoutes } from '../features/news/news.routes.js';
import { noticeRoutes } from '../features/notices/notices.routes.js';
import { searchRoutes } from '../features/search/search.routes.js';
import { suggestionModuleRoutes } from '../features/suggestions/suggestions.routes.js';
import { topicModuleRoutes } from '../features/topics/topics.routes.js';
import type { PageView } from '../pages.js';
import type { PortalConfig } from '../portal.config.js';
import { buildSite } from './build-site.js';
import { displayRoutes } from './display.routes.js';
import { addErrorPages } from './error-pages.js';
import { refuseForeignForms } from './form-guard.js';
import { healthRoutes } from './health.routes.js';
import { distFolder } from './page-assets.js';
import type { Portal } from './portal.js';
import { DocumentRenderer } from './render-document.js';
import { addSecurityHeaders } from './security-headers.js';
import { originOf } from './visit.js';

const features = [
  homeRoutes,
  topicModuleRoutes,
  consultationModuleRoutes,
  suggestionModuleRoutes,
  newsRoutes,
  searchRoutes,
  identityRoutes,
  noticeRoutes,
  aboutRoutes,
];

/** The portal's server, ready to listen. */
export async function createServer(config: PortalConfig): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = createLogger('portal', config.logLevel);
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback, linklocal, uniquelocal',
    bodyLimit: 64 * 1024,
    requestIdHeader: 'x-request-id',
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(files, {
    root: fileURLToPath(new URL('client/assets/', distFolder)),
    prefix: '/assets/',
    maxAge: '365d',
    immutable: true,
  });
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    request.session = request.cookies[config.sessionCookie] ?? null;
  });
  app.addHook('onRequest', addSecurityHeaders);
  app.addHook('preHandler', refuseForeignForms);
  app.addHook('onResponse', logResponse);
  const portal = await createPortal(config);
  addErrorPages(app, portal);
  for (const routes of features) {
    routes(app, portal);
  }
  displayRoutes(app);
  healthRoutes(app, portal.gateway);
  return app;
}

/** One line a request: the route, never the address, which may hold what somebody searched for. */
async function logResponse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { method, url } = request.routeOptions;
  const ms = Math.round(reply.elapsedTime);
  request.log.info({ method, route: url ?? null, status: reply.statusCode, ms, requestId: request.id }, 'request');
}

async function createPortal(config: PortalConfig): Promise<Portal> {
  const directory = OfficeDirectory.read(config.officeDirectory, config.officeIid);
  const gateway = new Gateway(config.gatewayUrl.replace(/\/$/, ''), config.sessionCookie);
  const renderer = await DocumentRenderer.load();
  const show = async (request: FastifyRequest, reply: FastifyReply, view: PageView): Promise<FastifyReply> => {
    const site = await buildSite({ config, directory, gateway }, request);
    const canonical = (config.siteUrl ?? originOf(request)) + request.url;
    const html = await renderer.render(view, site, canonical);
    return reply
      .code(view.status ?? 200)
      .header('cache-control', cacheControlOf(request, view))
      .header('vary', 'cookie')
      .type('text/html; charset=utf-8')
      .send(html);
  };
  return { config, directory, gateway, show };
}

/** Pages that search engines may list are the same for everybody without a cookie. */
function cacheControlOf(request: FastifyRequest, view: PageView): string {
  const isShared = request.method === 'GET' && !request.headers.cookie && view.description !== undefined;
  return isShared ? 'public, max-age=0, s-maxage=30, stale-while-revalidate=300' : 'private, no-store';
}
