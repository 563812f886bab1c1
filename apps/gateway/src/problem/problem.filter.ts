import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toFailure } from './failure.js';
import { sendProblem } from './send-problem.js';

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
    if (!reply.sent) sendProblem(request, reply, failure);
  }
}
