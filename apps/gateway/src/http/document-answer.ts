import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { DocumentView } from '@qsl/contracts';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { contentDispositionOf } from './content-disposition.js';

/** Sends a document as what it is, instead of as JSON that holds it. */
@Injectable()
export class DocumentAnswer implements NestInterceptor<DocumentView, Buffer> {
  intercept(context: ExecutionContext, next: CallHandler<DocumentView>): Observable<Buffer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ fileName, contentType, base64 }) => {
        reply.header('content-type', contentType);
        reply.header('content-disposition', contentDispositionOf(fileName, contentType));
        return Buffer.from(base64, 'base64');
      }),
    );
  }
}
