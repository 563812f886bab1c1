import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.js';
import { toFailure, type Failure } from './failure.js';
import { toProblem } from './problem.js';

/** Answers every failed request in RFC 9457; logs with its stack what nobody threw on purpose. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const failure = toFailure(error);
    if (failure.status === 500)
      this.logger.error(`request=${request.id} ${String(error)}`, error instanceof Error ? error.stack : undefined);
    const reply = http.getResponse<FastifyReply>();
    if (!reply.sent) send(request, reply, failure);
  }
}

function send(request: FastifyRequest, reply: FastifyReply, failure: Failure): void {
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
