import { Catch, Logger, type RpcExceptionFilter } from '@nestjs/common';
import { DomainError } from '@qsl/contracts';
import { throwError, type Observable } from 'rxjs';
import { toWireError } from './wire-error.js';

/** Puts every error of a message handler on the wire; those nobody threw on purpose are logged with their stack. */
@Catch()
export class RpcErrorFilter implements RpcExceptionFilter {
  private readonly logger = new Logger(RpcErrorFilter.name);

  catch(error: unknown): Observable<never> {
    if (!(error instanceof DomainError))
      this.logger.error(
        error instanceof Error ? error.message : error,
        error instanceof Error ? error.stack : undefined,
      );
    return throwError(() => toWireError(error));
  }
}
