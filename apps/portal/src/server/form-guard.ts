import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem } from '../api/problem.js';
import { originOf } from './visit.js';

/** Refuses a form that another site's page has sent with this visitor's cookie. */
export async function refuseForeignForms(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (request.method === 'POST' && !isOwnForm(request)) {
    throw new ApiProblem(403, '请求未通过安全校验，请回到本站页面重新提交。');
  }
}

function isOwnForm(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return request.headers.origin === originOf(request);
}
