import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { callerOf, originOf } from '../../server/visit.js';
import { sitemapPaths } from './sitemap.js';

/** Pages of plain text, and what search engines ask for. */
export function aboutRoutes(app: FastifyInstance, { config, gateway, show }: Portal): void {
  app.get('/about', (request, reply) =>
    show(request, reply, {
      page: 'about',
      title: '关于本站',
      description: '秦商量是什么，一件事怎样从县、市、省办下来。',
      data: null,
    }),
  );
  app.get('/a11y', (request, reply) =>
    show(request, reply, {
      page: 'accessibility',
      title: '无障碍声明',
      description: '本站的无障碍与适老化设施，以及遇到困难怎样联系。',
      data: null,
    }),
  );
  app.get('/privacy', (request, reply) =>
    show(request, reply, {
      page: 'privacy',
      title: '隐私说明',
      description: '您的姓名、电话由谁保存、谁能看到、怎样更正和删除。',
      data: null,
    }),
  );
  app.get('/robots.txt', async (request, reply) => {
    const sitemap = `Sitemap: ${config.siteUrl ?? originOf(request)}/sitemap.xml`;
    const closed = ['/me', '/login', '/search', '/suggest/done', '/desk', '/api/'].map((path) => `Disallow: ${path}`);
    return reply.type('text/plain; charset=utf-8').send(['User-agent: *', ...closed, sitemap, ''].join('\n'));
  });
  app.get('/sitemap.xml', async (request, reply) => {
    const origin = config.siteUrl ?? originOf(request);
    const paths = await sitemapPaths(gateway, callerOf(request));
    const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('');
    const xml = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;
    return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600').send(xml);
  });
}
