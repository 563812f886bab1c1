import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { detailRoutes } from './detail/detail.routes.js';
import { listRoutes } from './list/list.routes.js';
import { submitRoutes } from './submit/submit.routes.js';
import { trackRoutes } from './track/track.routes.js';

/** 微建议 */
export function suggestionModuleRoutes(app: FastifyInstance, portal: Portal): void {
  for (const routes of [listRoutes, submitRoutes, detailRoutes, trackRoutes]) routes(app, portal);
}
