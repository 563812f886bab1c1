import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../server/portal.js';
import { callRoutes } from './call/call.routes.js';
import { topicRoutes } from './detail/topic.routes.js';
import { topicsRoutes } from './list/topic-list.routes.js';
import { editTopicRoutes } from './submit/edit-topic.routes.js';
import { newTopicRoutes } from './submit/new-topic.routes.js';
import { topicReceiptRoutes } from './submit/receipt.routes.js';

/** 议题征集 */
export function topicModuleRoutes(app: FastifyInstance, portal: Portal): void {
  for (const routes of [topicsRoutes, callRoutes, newTopicRoutes, topicReceiptRoutes, editTopicRoutes, topicRoutes]) {
    routes(app, portal);
  }
}
