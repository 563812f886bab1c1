import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { ApiProblem } from '../api/problem.js';
import type { PageView } from '../pages.js';
import type { Portal } from './portal.js';

/** Answers what is not there and what went wrong with a page that says what to do. */
export function addErrorPages(app: FastifyInstance, portal: Portal): void {
  app.setNotFoundHandler((request, reply) => portal.show(request, reply, notFoundPage(request.id)));
  app.setErrorHandler<FastifyError | ApiProblem>((error, request, reply) => {
    if (error instanceof ApiProblem && error.status === 401) {
      return reply.redirect(`/login?next=${encodeURIComponent(pageOf(request))}`, 303);
    }
    if (error instanceof ApiProblem && error.status === 404)
      return portal.show(request, reply, notFoundPage(request.id));
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'page failed');
    return portal.show(request, reply, failurePage(status, error, request.id));
  });
}

/** The page that the visitor was on: that of the form, where they sent one. */
function pageOf(request: FastifyRequest): string {
  if (request.method === 'GET') return request.url;
  const { referer } = request.headers;
  return referer && URL.canParse(referer) ? new URL(referer).pathname : '/';
}

function statusOf(error: FastifyError | ApiProblem): number {
  return error instanceof ApiProblem ? error.status : (error.statusCode ?? 500);
}

function notFoundPage(requestId: string): PageView {
  return {
    page: 'failure',
    title: '页面不存在',
    status: 404,
    data: { heading: '没有找到这个页面', text: '地址可能有误，或内容尚未公开、您无权查看。', requestId },
  };
}

function failurePage(status: number, error: FastifyError | ApiProblem, requestId: string): PageView {
  const text = error instanceof ApiProblem ? error.detail : '页面暂时无法显示，请稍后再试。您已提交的内容不受影响。';
  return { page: 'failure', title: '暂时无法完成', status, data: { heading: '暂时无法完成', text, requestId } };
}
