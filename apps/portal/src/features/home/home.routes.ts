import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { callerOf } from '../../server/visit.js';
import { loadHome } from './load-home.js';

export function homeRoutes(app: FastifyInstance, { directory, gateway, show }: Portal): void {
  app.get('/', async (request, reply) =>
    show(request, reply, {
      page: 'home',
      title: '大家的事，大家商量',
      description: `${directory.self.name}的网上协商平台：报议题、参加微协商、提微建议、查办理进度，县、市、省每一步都能看得见。`,
      head: { feeds: true },
      data: await loadHome(gateway, callerOf(request)),
    }),
  );
}
