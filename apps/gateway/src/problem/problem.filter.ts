import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@qsl/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isVisitors } from '../http/http-call.js';
import { unauthenticated } from '../session/caller.guard.js';
import { toFailure } from './failure.js';
import { sendProblem } from './send-problem.js';

/** Who has not signed in is not told what others may do, but asked to sign in. */
const inPlaceOf = (error: unknown, request: FastifyRequest): unknown =>
  error instanceof DomainError && error.kind === 'forbidden' && isVisitors(request) ? unauthenticated() : error;

/** Answers every failed request in RFC 9457; logs with its stack what nobody threw on purpose. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const failure = toFailure(inPlaceOf(error, request));
    if (failure.status === 500)
      this.logger.error(`request=${request.id} ${String(error)}`, error instanceof Error ? error.stack : undefined);
    const reply = http.getResponse<FastifyReply>();
    if (!reply.sent) sendProblem(request, reply, failure);
  }
}
