import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.js';
import type { Failure } from './failure.js';
import { toProblem } from './problem.js';

/** Answers a failed request. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Failure): void {
  const language = languageOf(request.headers['accept-language']);
  const path = request.url.split('?')[0] ?? '/';
  const wait = failure.details.retryAfterSeconds;
  if (wait !== undefined) reply.header('retry-after', wait);
  if (failure.status === 401) reply.header('www-authenticate', 'Bearer');
  void reply
    .code(failure.status)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(failure, { language, requestId: request.id, path })));
}
