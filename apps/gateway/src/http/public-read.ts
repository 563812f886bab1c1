import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { callOf } from './http-call.js';

const publicReadKey = 'qsl:public-read-seconds';

/** Lets shared caches keep what a visitor gets; what a signed-in person gets is never kept. */
@Injectable()
class PublicReadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const seconds = this.reflector.get<number>(publicReadKey, context.getHandler());
    const isVisitor = callOf(http.getRequest<FastifyRequest>()).actor.personId === null;
    const reply = http.getResponse<FastifyReply>().header('vary', 'Authorization, Cookie');
    if (!isVisitor) return next.handle();
    return next.handle().pipe(tap(() => void reply.header('cache-control', `public, max-age=${seconds}`)));
  }
}

/** Marks a route whose answer is the same for every visitor and may be kept for so many seconds. */
export const PublicRead = (seconds: number) =>
  applyDecorators(SetMetadata(publicReadKey, seconds), UseInterceptors(PublicReadInterceptor));
