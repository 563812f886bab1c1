import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { commentRoutes } from './comments/comments.routes.js';
import { consultationsRoutes } from './list/consultation-list.routes.js';
import { meetingRoutes } from './meeting/meeting.routes.js';
import { roomRoutes } from './room/room.routes.js';
import { statementRoutes } from './statements/statements.routes.js';

/** 微协商 */
export function consultationModuleRoutes(app: FastifyInstance, portal: Portal): void {
  for (const routes of [consultationsRoutes, roomRoutes, statementRoutes, commentRoutes, meetingRoutes]) {
    routes(app, portal);
  }
}
