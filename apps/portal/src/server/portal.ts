import type { OfficeDirectory } from '@qsl/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Gateway } from '../api/gateway.js';
import type { PageView } from '../pages.js';
import type { PortalConfig } from '../portal.config.js';

/** What the routes of every feature work with. */
export interface Portal {
  config: PortalConfig;
  directory: OfficeDirectory;
  gateway: Gateway;
  /** Answers a request with a page. */
  show(request: FastifyRequest, reply: FastifyReply, view: PageView): Promise<FastifyReply>;
}
